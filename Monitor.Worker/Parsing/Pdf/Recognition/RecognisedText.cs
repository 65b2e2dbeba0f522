using System.Text;

namespace Monitor.Worker.Parsing.Pdf.Recognition;

/// <summary>Lines as tesseract prints them, joined to paragraphs: a blank line ends one, a hyphen at a line's end is taken out.</summary>
internal static class RecognisedText
{
    public static string Paragraphs(string printed)
    {
        var text = new StringBuilder(printed.Length);
        foreach (var line in printed.Replace('\f', '\n').Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0) EndParagraph(text);
            else Join(text, line);
        }

        return text.ToString().TrimEnd();
    }

    private static void EndParagraph(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append("\n\n");
    }

    private static void Join(StringBuilder text, string line)
    {
        if (text.Length > 1 && text[^1] == '-' && char.IsLetter(text[^2]) && char.IsLower(line[0])) text.Length--;
        else if (text.Length > 0 && text[^1] != '\n') text.Append(' ');
        text.Append(line);
    }
}
