namespace Monitor.Worker.Documents;

/// <summary>Where the text that was judged comes from. A decision without text is no "not relevant".</summary>
public enum TextOrigin
{
    /// <summary>The publisher's own text, or all that it says in its list.</summary>
    Published,

    /// <summary>The publisher's file is a scan: only its line in the list could be judged.</summary>
    Missing,

    /// <summary>Recognised from the pictures of a scan: letters may be wrong.</summary>
    Recognised,
}
