using ThongSuot.Documents.Findings;

namespace ThongSuot.Documents.Structure;

/// <summary>What <see cref="HeaderReader"/> found.</summary>
/// <param name="Header">What was read.</param>
/// <param name="Span">From the first to the last thing read; empty when there is no head.</param>
/// <param name="Next">Index of the first line after it.</param>
/// <param name="Addressed">Index of the line of "Kính gửi", or -1.</param>
internal sealed record HeadReading(DocumentHeader Header, TextSpan Span, int Next, int Addressed, IReadOnlyList<Finding> Findings);
