namespace ThongSuot.Core.Implementation;

/// <summary>How the end of a duty is told.</summary>
public enum DutyTiming
{
    /// <summary>It has a last day.</summary>
    Dated,
    /// <summary>Again and again: "hằng năm".</summary>
    Recurring,
    /// <summary>A horizon, which is no due date: "đến năm 2030".</summary>
    Horizon,
    /// <summary>The document gives none.</summary>
    Open,
}

/// <summary>A duty of a programme in time.</summary>
/// <param name="Section">Path of the provision: "II/4/a".</param>
/// <param name="Written">The deadline as written; null when none is.</param>
/// <param name="Every">As in <see cref="Documents.Duty.Every"/>.</param>
public sealed record ScheduledDuty(DutyFigures Duty, string Section, DutyTiming Timing, string? Written, string? Every);

/// <summary>Duties that stand under one provision.</summary>
/// <param name="Path">Of the provision; empty for those that stand under none.</param>
/// <param name="Heading">Its first line; empty where the text is not read.</param>
public sealed record DutyGroup(string Path, string Heading, IReadOnlyList<ScheduledDuty> Duties);

/// <summary>The duties of a programme that somebody at a body or below it has, in the groups of their document.</summary>
/// <param name="From">The day they were given.</param>
/// <param name="Until">The latest day that any of them is due; null when none is.</param>
public sealed record Schedule(DateOnly From, DateOnly? Until, IReadOnlyList<DutyGroup> Groups)
{
    private const int Deepest = 4;

    /// <summary>At which depth of provisions the duties fall into groups: the first at which they are not all in one, unless there each would be alone.</summary>
    internal static int DepthOf(IReadOnlyCollection<string> sections)
    {
        for (var depth = 1; depth <= Deepest; depth++)
        {
            var groups = sections.Select(s => GroupOf(s, depth)).Distinct().Count();
            if (groups > 1) return groups == sections.Count && depth > 1 ? depth - 1 : depth;
        }
        return 1;
    }

    /// <summary>The beginning of a path.</summary>
    internal static string GroupOf(string section, int depth) => string.Join('/', section.Split('/').Take(depth));
}
