namespace ThongSuot.Core.Organizations;

/// <summary>Why something is so, for people: key of a sentence and what fills it.</summary>
public sealed record Reason(string Key, IReadOnlyList<object> Args)
{
    internal static Reason Of(string key, params object[] args) => new(key, args);
}

/// <summary>A body that an expression names.</summary>
public sealed record ResolvedBody(long Id, string Name, string Kind, Reason Reason);

/// <summary>A piece of an expression that names no body known on that day, with the nearest names, the best first.</summary>
public sealed record UnresolvedName(string Text, Reason Reason, IReadOnlyList<NearName> Nearest);

/// <param name="Likeness">1 for alike, 0 for nothing in common.</param>
public sealed record NearName(long Id, string Name, double Likeness);

/// <summary>What an expression names on a day.</summary>
/// <param name="Bodies">The set, each body once.</param>
/// <param name="Excluded">Those that the expression itself takes out.</param>
/// <param name="NeedsChoice">True for "liên quan": which of them are meant, a person decides.</param>
public sealed record Resolution(IReadOnlyList<ResolvedBody> Bodies, IReadOnlyList<ResolvedBody> Excluded, IReadOnlyList<UnresolvedName> Unresolved, bool NeedsChoice)
{
    public static readonly Resolution Nothing = new([], [], [], false);
}
