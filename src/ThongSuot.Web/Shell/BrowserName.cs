namespace ThongSuot.Web.Shell;

/// <summary>"Chrome, Windows" for what a browser says of itself (RFC 9110, section 10.1.5): enough for a person to know the own machines, and never a proof.</summary>
internal static class BrowserName
{
    // Most browsers also claim to be those they descend from, so the narrower mark stands first.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("coc_coc_browser", "Cốc Cốc"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary>Null when nothing in it is known.</summary>
    public static string? Of(string? said) =>
        said is null ? null : string.Join(", ", new[] { Named(Browsers, said), Named(Systems, said) }.OfType<string>()) is { Length: > 0 } name ? name : null;

    private static string? Named((string Mark, string Name)[] known, string said) => known.FirstOrDefault(k => said.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
