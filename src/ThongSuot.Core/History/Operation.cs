namespace ThongSuot.Core.History;

/// <summary>Who does something: a person, or the system itself.</summary>
/// <param name="PersonId">Null for the system.</param>
public sealed record Actor(long? PersonId, string Name)
{
    public static readonly Actor System = new(null, "Thông Suốt");
}

/// <summary>One thing done: who, from where, what and why. Every change of data happens inside one.</summary>
/// <param name="Origin">Where the request came from: an address, <c>cli</c>, <c>job</c>.</param>
/// <param name="Kind">What was done, such as <c>organization.merge</c>.</param>
/// <param name="Reason">Legal basis or explanation, as the person gave it.</param>
/// <param name="Once">Marks a request that must not be carried out twice, though it may arrive twice.</param>
/// <param name="Seen">The version of the person concerned that the sender last saw; null when the sender does not say.</param>
public sealed record Operation(Actor By, string Origin, string Kind, string? Reason = null, RequestKey? Once = null, string? Seen = null);

/// <summary>What the sender calls its request, and what was asked: the same key with another question is a mistake.</summary>
public sealed record RequestKey(string Key, string Hash)
{
    public const int Longest = 100;
}

/// <summary>The request with this key was carried out before.</summary>
public sealed class RepeatedException(Exception? inner = null) : Exception("The request was carried out before.", inner);

/// <summary>An entity whose changes appear in the history of a subject.</summary>
public interface ITracked
{
    /// <summary>The thing a person would look up the history of: for a dated name, the organization that bears it.</summary>
    Subject Subject { get; }
}

/// <summary>A thing with a history.</summary>
public readonly record struct Subject(string Kind, long Id);

/// <summary>The value never appears in the history, only that it changed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
