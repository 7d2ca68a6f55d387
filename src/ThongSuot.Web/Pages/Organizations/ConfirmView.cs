namespace ThongSuot.Web.Pages.Organizations;

/// <summary>What will happen, in numbers, and the button that lets it happen.</summary>
internal sealed record ConfirmView(IReadOnlyList<string> Sentences, string Button);
