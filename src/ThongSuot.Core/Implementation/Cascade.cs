using ThongSuot.Core.Documents;

namespace ThongSuot.Core.Implementation;

/// <summary>How an answer stands at a level of a cascade; in this order they are listed.</summary>
public enum CascadeState
{
    /// <summary>The body was to issue one, the last day has passed, and there is none.</summary>
    Late,
    /// <summary>The body is to issue one and still has time.</summary>
    Missing,
    /// <summary>Issued after the last day.</summary>
    IssuedLate,
    Issued,
    /// <summary>Recalled, replaced or repealed.</summary>
    Ended,
    /// <summary>Cited or announced; not on file.</summary>
    Cited,
}

/// <summary>A document of a cascade, or a body that owes one.</summary>
/// <param name="Body">Who issued it, or has to.</param>
/// <param name="Document">Null when there is none, or when there is one that the reader may not read.</param>
/// <param name="DueOn">The last day given for it, where one was asked for.</param>
/// <param name="AssignmentId">What the body was given, where it owes one.</param>
/// <param name="Answers">The documents above that it answers, as far as the reader may read them.</param>
public sealed record CascadeRow(CascadeState State, long? OrganizationId, string Body, DocumentLink? Document, DateOnly? DueOn, long? AssignmentId, IReadOnlyList<DocumentLink> Answers);

/// <summary>All that stands at one level.</summary>
/// <param name="Level">0 for the document itself, -1 for what it answers, 1 for what answers it, and so on.</param>
/// <param name="First">The first of them: those that are late, then those that are missing, and so on.</param>
public sealed record CascadeLevel(int Level, IReadOnlyDictionary<CascadeState, int> Counts, IReadOnlyList<CascadeRow> First)
{
    public int Count => Counts.Values.Sum();
}

/// <param name="Levels">From the top.</param>
/// <param name="IsCut">There is more than is counted.</param>
/// <param name="Day">Of which day "late" is said.</param>
public sealed record Cascade(DocumentLink Document, IReadOnlyList<CascadeLevel> Levels, bool IsCut, DateOnly Day);
