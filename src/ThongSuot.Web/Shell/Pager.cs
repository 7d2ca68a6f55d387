namespace ThongSuot.Web.Shell;

/// <summary>The way on through a long list. Lists are read by cursor: there is a first page and a next one, and no page 17.</summary>
/// <param name="Sentence">What is shown of how much: "50 trong 3.321 đơn vị".</param>
/// <param name="First">Address of the first page, when this is not it.</param>
/// <param name="Next">Address of the next page, when there is one.</param>
public sealed record Pager(string Sentence, string? First, string? Next);
