namespace ThongSuot.Documents;

/// <summary>A stretch of <see cref="Document.Text"/>, in UTF-16 code units; <paramref name="End"/> is exclusive.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>True when it covers nothing.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>True when <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>The text under the span.</summary>
    public string Of(string text) => text[Start..End];

    /// <summary>The text under the span, without a copy of it.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);

    /// <summary>The smallest span that covers both.</summary>
    public TextSpan Union(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));
}

/// <summary>Something a recogniser saw: what, where in <see cref="Document.Text"/>, and by which rule of docs/reading-rules.md.</summary>
public sealed record Recognised<T>(T Value, TextSpan Span, string RuleId);
