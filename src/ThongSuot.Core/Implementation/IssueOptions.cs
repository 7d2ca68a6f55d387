using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Implementation;

/// <summary>The confirmed duties of a document, to be given to bodies.</summary>
/// <param name="IssuerId">The body that gives them.</param>
/// <param name="Line">The line of the tree on which figures are rolled up.</param>
/// <param name="Day">The day whose tree decides who must do it; null for today.</param>
/// <param name="Title">Null for the subject of the document.</param>
/// <param name="DutyIds">Only these; null for all that are confirmed.</param>
/// <param name="Chosen">What a person decided of an actor: its id → the bodies meant. An empty list leaves it out.</param>
/// <param name="DespiteConflicts">True when a person has seen the conflicts and issues all the same. What makes it impossible is refused even so.</param>
public sealed record IssueOptions(long DocumentId, long IssuerId, Line Line = Line.Territory, DateOnly? Day = null, string? Title = null,
    IReadOnlyCollection<long>? DutyIds = null, IReadOnlyDictionary<long, IReadOnlyList<long>>? Chosen = null, bool DespiteConflicts = false);

/// <summary>What issuing would do, before it is done.</summary>
/// <param name="Assignments">How many there would be.</param>
/// <param name="Bodies">How many bodies would have something to do.</param>
/// <param name="Conflicts">Of the whole; those of a duty stand with it.</param>
public sealed record IssuePreview(long DocumentId, long IssuerId, Line Line, DateOnly Day, string Title, IReadOnlyList<DutyPreview> Duties, int Assignments, int Bodies, IReadOnlyList<Conflict> Conflicts)
{
    public IEnumerable<Conflict> AllConflicts => Conflicts.Concat(Duties.SelectMany(d => d.Conflicts));

    /// <summary>False while something makes it impossible.</summary>
    public bool CanIssue => !AllConflicts.Any(c => c.IsBlocking);
}

/// <param name="Ordinal">Order in the programme, from 1.</param>
/// <param name="Given">Who would get it, each body once, in its weightiest role.</param>
public sealed record DutyPreview(long DutyId, int Ordinal, string Section, string Text, string? Deliverable, DateOnly? DueOn, IReadOnlyList<ActorPreview> Actors, IReadOnlyList<GivenBody> Given, IReadOnlyList<Conflict> Conflicts);

/// <summary>An actor as the duty names it, and whom that means on the day. What names nobody is listed with the nearest names.</summary>
/// <param name="NeedsChoice">Which of them are meant, a person decides ("các đơn vị liên quan").</param>
public sealed record ActorPreview(long ActorId, DutyRole Role, string Name, IReadOnlyList<ResolvedBody> Bodies, IReadOnlyList<ResolvedBody> Excluded, IReadOnlyList<UnresolvedName> Unresolved, bool NeedsChoice);

public readonly record struct GivenBody(ResolvedBody Body, DutyRole Role);

/// <summary>Stands in the way, or should be thought about.</summary>
/// <param name="IsBlocking">It cannot be issued like that.</param>
/// <param name="Reason">Key of a sentence (<c>conflict.…</c>) and what fills it.</param>
/// <param name="Bodies">The bodies it is about; empty when it is about none.</param>
public sealed record Conflict(ConflictKind Kind, bool IsBlocking, Reason Reason, IReadOnlyList<ResolvedBody> Bodies);

public enum ConflictKind
{
    /// <summary>No duty of the document is confirmed, or chosen.</summary>
    NoDuty,
    /// <summary>It has been given already.</summary>
    IssuedAlready,
    /// <summary>Nobody would have to do it.</summary>
    Nobody,
    /// <summary>Which bodies are meant is still to be chosen.</summary>
    ToChoose,
    /// <summary>A name means no body known on the day; it would be left out.</summary>
    Unresolved,
    /// <summary>Bodies that are not yet, or no longer, there on the day; left out.</summary>
    NotLiving,
    /// <summary>Bodies that will have ended before the deadline.</summary>
    EndsBefore,
    /// <summary>Bodies that stand on no line on the day; left out.</summary>
    NoPlace,
    DeadlinePast,
    /// <summary>Later than anything the superior's document asks of the issuer.</summary>
    LaterThanSuperior,
    /// <summary>A body could not pass it on in time (DOMAIN §3.6).</summary>
    TooLittleTime,
    NobodyInPost,
}

/// <summary>How far an issue is.</summary>
public readonly record struct IssueProgress(int Done, int Total);
