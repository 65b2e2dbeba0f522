namespace Monitor.Worker.Storage.Rows;

/// <summary>A secret with which a program of somebody's asks the API, as its hash only.</summary>
internal sealed class ApiTokenRow
{
    public long Id { get; set; }

    public required string Owner { get; set; }

    /// <summary>Whether the person came in by an account of this installation; else by an identity provider.</summary>
    public bool IsAccount { get; set; }

    /// <summary>The owner's when it was made. Accounts are asked for theirs anew at each use.</summary>
    public UserRole Role { get; set; }

    /// <summary>False: it reads only, whatever the role allows.</summary>
    public bool MayWrite { get; set; }

    /// <summary>What it is for, in its owner's words.</summary>
    public required string Name { get; set; }

    public required string Hash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
