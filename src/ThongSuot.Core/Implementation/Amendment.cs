using ThongSuot.Core.Documents;

namespace ThongSuot.Core.Implementation;

/// <summary>What a document that replaces or amends another would change in a programme. Ids of what was are those of the programme's duties; of what is, of the later document's.</summary>
/// <param name="IsReplacement">The later document takes the earlier one's place: what it does not have is gone. An amendment leaves standing what it does not speak of.</param>
public sealed record Amendment(ProgrammeHead Programme, DocumentLink Was, DocumentLink Is, bool IsReplacement, int Version, IReadOnlyList<AmendedDuty> Duties);

/// <param name="Open">Assignments of what was that are still open.</param>
/// <param name="Added">Bodies the later document names that do not have it yet; of a duty whose actors are the same, none.</param>
/// <param name="Dropped">Bodies that have it and are named no more.</param>
/// <param name="IsUnclear">Which bodies the later document names cannot be told: a new one cannot be given, of a changed one the bodies stay.</param>
public sealed record AmendedDuty(DutyPair Pair, int Open, int Added, int Dropped, bool IsUnclear)
{
    /// <summary>True when a person may say yes to it.</summary>
    public bool CanApply => Pair.Change != DutyChange.New || !IsUnclear;
}

/// <summary>What a person has confirmed.</summary>
/// <param name="Carry">Duty of the programme → duty of the later document that goes on from it: states, evidence and reports stay, text and day are the later one's.</param>
/// <param name="Add">Duties of the later document, to be given.</param>
/// <param name="Close">Duties of the programme that must no longer be done: what is open is released, with the basis.</param>
public sealed record AmendOptions(long ProgrammeId, long DocumentId, IReadOnlyDictionary<long, long> Carry, IReadOnlyCollection<long> Add, IReadOnlyCollection<long> Close, int? Version = null);

/// <summary>What recalling a document did.</summary>
/// <param name="Ended">Programmes that ended with it.</param>
/// <param name="Left">Programmes of the document that others issued: for them to decide.</param>
public sealed record RecalledDocument(int Ended, int Left);
