namespace ThongSuot.Core.Documents;

/// <summary>Settings <c>Intake:*</c>: a folder into which mail and files are dropped, a sub-folder for each body that receives.</summary>
public sealed record IntakeOptions
{
    /// <summary>Null: nothing is taken in from a folder.</summary>
    public string? Folder { get; init; }

    /// <summary>The largest letter opened, in megabytes.</summary>
    public int MaxMegabytes { get; init; } = 100;

    /// <summary>The most attachments of one letter.</summary>
    public int MaxAttachments { get; init; } = 50;

    /// <summary>How deep a letter may lie in a letter.</summary>
    public int MaxDepth { get; init; } = 4;

    /// <summary>So many seconds a file must have been left alone before it is taken: it may still be being written.</summary>
    public int QuietSeconds { get; init; } = 10;
}
