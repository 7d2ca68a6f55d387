using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Documents;

/// <summary>Which documents are looked for.</summary>
/// <param name="Text">Words of identifier, subject or issuer, with or without marks; all of them must be there.</param>
/// <param name="Type">Name of the type, as in <see cref="Document.Type"/>.</param>
/// <param name="Year">Of issue.</param>
/// <param name="IsWaitingForReview">Read, and not confirmed by a person.</param>
/// <param name="From">Issued on this day or later.</param>
/// <param name="To">Issued on this day or before.</param>
public sealed record DocumentFilter(string? Text = null, long? KeeperId = null, string? Type = null, int? Year = null, long? IssuerId = null, Standing? Standing = null, bool IsWaitingForReview = false, Direction? Direction = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>A document in a list.</summary>
/// <param name="Issuer">As printed.</param>
/// <param name="ListedOn">The day of issue; while that is unknown the day it was noted.</param>
/// <param name="Reading">Of its latest edition; null without one.</param>
/// <param name="Proposed">Duties nobody has decided on.</param>
public sealed record DocumentRow(long Id, string Identifier, string Type, string Subject, long? IssuerId, string Issuer, DateOnly? IssuedOn, DateOnly ListedOn, Standing Standing, Direction? Direction, Secrecy Secrecy, Urgency Urgency,
    long? KeeperId, bool IsPreliminary, ReadingState? Reading, int Proposed, int Confirmed, DateTime? ConfirmedAt);

/// <summary>A document.</summary>
/// <param name="Keeper">Name of the body that keeps it, today; null while it is only cited.</param>
/// <param name="Issuer">Name in the tree of the body that issued it; null while it is not known.</param>
/// <param name="SameAs">Another document that has the number this one bears too.</param>
public sealed record DocumentDetails(long Id, DocumentHead Head, string Identifier, Standing Standing, Direction? Direction, bool IsPreliminary, long? KeeperId, string? Keeper, string? Issuer, DateOnly NotedOn, DocumentLink? SameAs,
    long? ReviewerId, string? Reviewer, DateTime? ConfirmedAt, int Version, IReadOnlyList<EditionRow> Editions);

/// <param name="Failure">Why it could not be read, in Vietnamese.</param>
public sealed record EditionRow(long Id, int Ordinal, string FileHash, string FileName, long Length, DateTime ReceivedAt, ReadingState State, string? Failure, string? FailureInEnglish, string? ReaderVersion);

/// <summary>A document as others name it.</summary>
public sealed record DocumentLink(long Id, string Identifier, string Type, string Subject, string Issuer, DateOnly? IssuedOn, Standing Standing);

/// <param name="Actors">In the order they were noted.</param>
public sealed record DutyRow(long Id, long EditionId, long Place, DutyFields Fields, DutyState State, string? RuleId, int Version, IReadOnlyList<ActorRow> Actors);

/// <param name="Organization">Name today of the one body meant, when a person has said so.</param>
public sealed record ActorRow(long Id, DutyRole Role, string Name, long? OrganizationId, string? Organization);

/// <param name="Start">Where it is first cited in the text of the citing one.</param>
public sealed record ReferenceRow(long Id, DocumentLink Document, RelationKind Relation, int Start, int Length);

/// <param name="To">What the document cites.</param>
/// <param name="From">What cites the document.</param>
public sealed record ReferenceLists(IReadOnlyList<ReferenceRow> To, IReadOnlyList<ReferenceRow> From);

/// <param name="Reading">All the reader understood, as JSON in the form of docs/json-schema.</param>
public sealed record EditionReading(long EditionId, long DocumentId, string Text, string Reading);
