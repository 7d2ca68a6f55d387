namespace ThongSuot.Core.Organizations.Sheets;

public enum SheetFormat
{
    Csv,
    Xlsx,
}

public enum ImportMode
{
    /// <summary>Says what would happen; changes nothing.</summary>
    DryRun,
    /// <summary>Changes nothing when any row is wrong.</summary>
    AllOrNothing,
    /// <summary>Takes the good rows; the others are in the report.</summary>
    GoodRows,
}

/// <param name="Basis">From which day the changes hold, for rows that give no day of their own, and on which document they rest.</param>
public sealed record ImportSheetOptions(Basis Basis, ImportMode Mode);

/// <summary>Something about a row, or about the whole file (row 0).</summary>
/// <param name="Code">Key of the sentence, such as <c>sheet.name-missing</c>; stable.</param>
/// <param name="IsError">True when the row cannot be taken as it is.</param>
/// <param name="Row">Number of the row in the file, from 1.</param>
/// <param name="Column">Key of the column; null when it is about the row.</param>
public sealed record SheetFinding(string Code, bool IsError, int Row, string? Column, IReadOnlyList<object> Args);

public enum SheetAction
{
    Create,
    Rename,
    Move,
    Contact,
    Alias,
}

/// <summary>What a row does, or would do.</summary>
/// <param name="Id">The body; null for one that is not there yet.</param>
/// <param name="Before">Name or superior before; null for a new body.</param>
public sealed record SheetChange(int Row, SheetAction Action, long? Id, string Name, string? Before, string? After);

/// <param name="Rows">Rows read, without the head.</param>
/// <param name="Applied">False for a dry run, and when all or nothing was asked and something was wrong.</param>
/// <param name="OperationId">The operation in the history; null when nothing was applied.</param>
public sealed record SheetReport(int Rows, IReadOnlyList<SheetChange> Changes, IReadOnlyList<SheetFinding> Findings, bool Applied, long? OperationId = null)
{
    public bool HasErrors => Findings.Any(f => f.IsError);
}

/// <summary>How far a long piece of work has come.</summary>
public readonly record struct SheetProgress(string Step, int Done, int All);
