namespace Monitor.Worker.Fetching.Robots;

/// <summary>One Allow or Disallow line.</summary>
internal sealed class RobotsRule(bool isAllow, string value)
{
    private const string Index = "/index.htm";

    private readonly string _pattern = RobotsSpelling.Escape(value);
    private readonly string _decoded = RobotsSpelling.Decode(value);

    public bool IsAllow => isAllow;

    /// <summary>Octets of the pattern when it matches, 0 when not: the longest match decides.</summary>
    public int MatchedLength(string path)
    {
        if (_pattern.Length == 0) return 0;
        if (Matches(_pattern, path)) return _pattern.Length;
        return isAllow ? MatchedIndexLength(path) : DecodedLength(path);
    }

    public override string ToString() => $"{(isAllow ? "Allow" : "Disallow")}: {value}";

    // Allowing a folder's index page allows the folder's address, as the reference parser has it.
    private int MatchedIndexLength(string path)
    {
        var slash = _pattern.LastIndexOf('/');
        if (slash < 0 || !_pattern.AsSpan(slash).StartsWith(Index, StringComparison.Ordinal)) return 0;
        return Matches(_pattern[..(slash + 1)] + "$", path) ? slash + 2 : 0;
    }

    // /%7Eme and /~me are one place (RFC 9309, 2.2.2). The reference parser compares spellings only; a refusal is honoured in either.
    private int DecodedLength(string path) =>
        (_decoded.Contains('%') || _pattern.Contains('%') || path.Contains('%')) && Matches(_decoded, RobotsSpelling.Decode(path)) ? _pattern.Length : 0;

    private static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var parts = (anchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            if (isLast && anchored) return path.Length - parts[i].Length >= at && path.EndsWith(parts[i], StringComparison.Ordinal);
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + parts[i].Length;
        }

        return !anchored || at == path.Length;
    }
}
