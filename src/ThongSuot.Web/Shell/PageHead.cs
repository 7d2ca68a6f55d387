namespace ThongSuot.Web.Shell;

/// <summary>
/// What a page says about itself to the layout: <c>Head.Title</c>, the way that leads to it and the moment its numbers are of.
/// Actions stand in the section <c>Actions</c>.
/// </summary>
public sealed class PageHead
{
    private readonly List<Crumb> _trail = [];

    public sealed record Crumb(string Text, string? Address);

    public string Title { get; set; } = "";

    /// <summary>"Tính đến 14:05, 28/9/2025": of when the page's numbers are.</summary>
    public string? AsOf { get; set; }

    public IReadOnlyList<Crumb> Trail => _trail;

    /// <summary>Adds a place above this page, the highest first.</summary>
    public PageHead Under(string text, string? address)
    {
        _trail.Add(new Crumb(text, address));
        return this;
    }
}
