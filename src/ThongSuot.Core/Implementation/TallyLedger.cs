namespace ThongSuot.Core.Implementation;

/// <summary>What one assignment adds to the tallies above it.</summary>
/// <param name="Path">Where its body stands.</param>
/// <param name="As">The column it is counted in; null when it is not counted.</param>
internal readonly record struct Figure(string Path, Count? As, bool IsOverdue)
{
    /// <summary>Path of the body right above; "/" for a root.</summary>
    public static string AboveOf(string path) => path[..(path.LastIndexOf('/', path.Length - 2) + 1)];
}

/// <summary>Gathers what an operation changes in the tallies; what changes alike becomes one row.</summary>
internal sealed class TallyLedger
{
    private const string Nobody = "/";
    private readonly Dictionary<(long ProgrammeId, long DutyId, string Above, Count? From, Count? To, int Overdue), int> _changes = [];

    public void Given(Assignment assignment) => Changed(assignment, default);

    /// <param name="before">The figure it had.</param>
    public void Changed(Assignment assignment, Figure before)
    {
        var after = assignment.Figure;
        if (before.Path == after.Path) Note(assignment, after.Path, before.As, after.As, Number(after.IsOverdue) - Number(before.IsOverdue));
        else
        {
            if (before.Path is not null) Note(assignment, before.Path, before.As, null, -Number(before.IsOverdue));
            Note(assignment, after.Path, null, after.As, Number(after.IsOverdue));
        }
    }

    public List<TallyChange> Rows() => [.. _changes.Select(c => new TallyChange(c.Key.ProgrammeId, c.Key.DutyId, c.Key.Above, c.Key.From, c.Key.To, c.Key.Overdue, c.Value))];

    private void Note(Assignment assignment, string path, Count? from, Count? to, int overdue)
    {
        var above = Figure.AboveOf(path);
        if (above == Nobody || from == to && overdue == 0) return;
        var key = (assignment.ProgrammeId, assignment.ProgrammeDutyId, above, from, to, overdue);
        _changes[key] = _changes.GetValueOrDefault(key) + 1;
    }

    private static int Number(bool yes) => yes ? 1 : 0;
}
