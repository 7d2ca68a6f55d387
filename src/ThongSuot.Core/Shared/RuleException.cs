namespace ThongSuot.Core.Shared;

/// <summary>A rule of the trade refuses a move. The code names the sentence shown to people; the arguments fill it.</summary>
public sealed class RuleException(string code, params object[] args) : Exception(code)
{
    /// <summary>Key of the sentence, such as <c>rule.organization.cycle</c>.</summary>
    public string Code { get; } = code;

    public IReadOnlyList<object> Args { get; } = args;

    /// <summary>Throws when <paramref name="broken"/>.</summary>
    public static void When(bool broken, string code, params object[] args)
    {
        if (broken) throw new RuleException(code, args);
    }
}

/// <summary>What was asked for is not there (or not on that day).</summary>
public sealed class NotFoundException(string kind, long id) : Exception($"{kind} {id}")
{
    public string Kind { get; } = kind;
    public long Id { get; } = id;
}

/// <summary>Somebody else changed it in the meantime: the version given is not the present one.</summary>
public sealed class StaleException(string kind, long id) : Exception($"{kind} {id}")
{
    public string Kind { get; } = kind;
    public long Id { get; } = id;
}
