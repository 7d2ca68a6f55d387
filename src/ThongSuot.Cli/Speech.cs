namespace ThongSuot.Cli;

/// <summary>The language the command speaks: Vietnamese first, English on demand.</summary>
internal sealed record Speech(bool English)
{
    private static readonly string[] Locales = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>English when "--lang en" is given or, without "--lang", when the environment asks for English.</summary>
    public static Speech Of(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--lang" && i + 1 < args.Count) return new Speech(args[i + 1] == "en");
            if (args[i].StartsWith("--lang=", StringComparison.Ordinal)) return new Speech(args[i] == "--lang=en");
        }
        var locale = Locales.Select(environment).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return new Speech(locale?.StartsWith("en", StringComparison.Ordinal) == true);
    }

    /// <summary>The sentence in the language spoken.</summary>
    public string Say(string vietnamese, string english) => English ? english : vietnamese;
}
