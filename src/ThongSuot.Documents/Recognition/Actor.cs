namespace ThongSuot.Documents.Recognition;

/// <summary>A body, or a set of bodies, as named in the text.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Span">Where it stands (it may stand in a heading above the duty).</param>
/// <param name="RuleId">The rule that gave it its role.</param>
/// <param name="Group">For an expression that names a set ("các sở, ban, ngành"), its structure; null for a single named body.</param>
public sealed record Actor(string Name, TextSpan Span, string RuleId, GroupExpression? Group = null);

/// <summary>A set of bodies: all of some kinds below a parent, with exceptions. Resolved later against the organisation tree of a day.</summary>
/// <param name="Kinds">Kinds as printed, singular ("sở", "ban", "ngành", "huyện ủy").</param>
/// <param name="Parent">"trực thuộc …", "thuộc …", "của …"; null when it is left to the context.</param>
/// <param name="Levels">"cấp tỉnh", "cấp xã", "các cấp" as printed.</param>
/// <param name="Exceptions">Bodies after "trừ", "không bao gồm".</param>
/// <param name="Related">True for "liên quan", "có liên quan": membership is to be decided by a person.</param>
public sealed record GroupExpression(IReadOnlyList<string> Kinds, string? Parent, IReadOnlyList<string> Levels, IReadOnlyList<string> Exceptions, bool Related)
{
    /// <summary>The structure of an expression as a document or a person writes it ("các sở, ban, ngành"); null when it names one body.</summary>
    public static GroupExpression? Read(string expression) => Groups.Parse(expression);
}
