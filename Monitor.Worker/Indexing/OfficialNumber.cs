using System.Text;

namespace Monitor.Worker.Indexing;

/// <summary>Official numbers are written in many ways: H.R. 4321, HR4321, h. r. 4321. These two forms are the same for all.</summary>
internal static class OfficialNumber
{
    /// <summary>Letters and digits alone: hr4321.</summary>
    public static string Key(string number) => string.Concat(TextFolding.Fold(number).Where(char.IsLetterOrDigit));

    /// <summary>Runs of letters and runs of digits, apart: hr 4321.</summary>
    public static string Words(string number)
    {
        var words = new StringBuilder();
        var last = ' ';
        foreach (var letter in TextFolding.Fold(number))
        {
            if (letter == '.' && char.IsLetter(last)) continue;
            var next = char.IsLetterOrDigit(letter) ? letter : ' ';
            if (char.IsDigit(next) != char.IsDigit(last) && next != ' ' && last != ' ') words.Append(' ');
            words.Append(next);
            last = next;
        }

        return words.ToString();
    }
}
