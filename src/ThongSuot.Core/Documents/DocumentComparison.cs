using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Documents;

/// <summary>What became of a duty between two documents.</summary>
public enum DutyChange
{
    /// <summary>It says the same: who, what, by when.</summary>
    Same,
    /// <summary>It is there, and says something else.</summary>
    Changed,
    /// <summary>The later document alone has it.</summary>
    New,
    /// <summary>The earlier document alone has it.</summary>
    Gone,
}

/// <summary>What of a duty has changed.</summary>
[Flags]
public enum DutyDifferences
{
    None = 0,
    Text = 1,
    Deliverable = 2,
    Deadline = 4,
    Actors = 8,
}

/// <summary>Who has a duty, as printed.</summary>
public sealed record ComparedActor(DutyRole Role, string Name);

/// <summary>A duty as it is compared.</summary>
/// <param name="Id">The caller's, to know it again.</param>
public sealed record ComparedDuty(long Id, string Section, string Text, string? Deliverable, DateOnly? DueOn, string? DueWritten, IReadOnlyList<ComparedActor> Actors);

/// <param name="Was">Null for a new one.</param>
/// <param name="Is">Null for one that is gone.</param>
public sealed record DutyPair(DutyChange Change, ComparedDuty? Was, ComparedDuty? Is, double Likeness = 0, DutyDifferences Differences = DutyDifferences.None);

/// <summary>Compares the duties of a document with those of the one that replaces or amends it. It proposes; a person decides.</summary>
public static class DocumentComparison
{
    /// <summary>Less alike than this, and they are two duties.</summary>
    public const double LeastLikeness = .5;

    /// <summary>Standing at the same provision makes two texts more probably one duty.</summary>
    private const double SamePlace = .1;

    /// <summary>Each duty stands in one pair: those that are most alike find each other first. In the order of the earlier document, what is new at the end.</summary>
    public static IReadOnlyList<DutyPair> Of(IReadOnlyList<ComparedDuty> was, IReadOnlyList<ComparedDuty> now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        var candidates = from a in Enumerable.Range(0, was.Count)
                         from b in Enumerable.Range(0, now.Count)
                         let likeness = DutySimilarity.Of(was[a].Text, now[b].Text).Share
                         let score = likeness + (was[a].Section.Length > 0 && was[a].Section == now[b].Section ? SamePlace : 0)
                         where score >= LeastLikeness
                         orderby score descending, a, b
                         select (Was: a, Is: b, Likeness: likeness);
        var (found, taken) = (new Dictionary<int, (int Is, double Likeness)>(), new HashSet<int>());
        foreach (var pair in candidates.ToList())
            if (!found.ContainsKey(pair.Was) && taken.Add(pair.Is)) found[pair.Was] = (pair.Is, pair.Likeness);
        return [.. was.Select((w, i) => found.TryGetValue(i, out var match) ? Pair(w, now[match.Is], match.Likeness) : new DutyPair(DutyChange.Gone, w, null)),
            .. now.Where((_, i) => !taken.Contains(i)).Select(n => new DutyPair(DutyChange.New, null, n))];
    }

    private static DutyPair Pair(ComparedDuty was, ComparedDuty now, double likeness)
    {
        var differences = (DutySimilarity.IsSame(was.Text, now.Text) ? 0 : DutyDifferences.Text) | (DutySimilarity.IsSame(was.Deliverable ?? "", now.Deliverable ?? "") ? 0 : DutyDifferences.Deliverable)
            | (was.DueOn == now.DueOn && (was.DueOn is not null || DutySimilarity.IsSame(was.DueWritten ?? "", now.DueWritten ?? "")) ? 0 : DutyDifferences.Deadline)
            | (Who(was).SequenceEqual(Who(now)) ? 0 : DutyDifferences.Actors);
        return new(differences == DutyDifferences.None ? DutyChange.Same : DutyChange.Changed, was, now, likeness, differences);
    }

    private static IEnumerable<(DutyRole, string)> Who(ComparedDuty duty) => duty.Actors.Select(a => (a.Role, NameFolding.Say(a.Name))).Distinct().Order();
}
