namespace ThongSuot.Documents.Findings;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,
    /// <summary>A person should look.</summary>
    Warning,
    /// <summary>A part could not be read.</summary>
    Error,
}

/// <summary>What was not understood, or looks wrong. Sentences for people are made from the code by <see cref="FindingTexts"/>.</summary>
/// <param name="Code">Stable code of docs/reading-rules.md, such as "TS-DUTY-01".</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Span">Where; empty when it concerns the whole document.</param>
/// <param name="Arguments">Values for the sentence.</param>
public sealed record Finding(string Code, Severity Severity, TextSpan Span, params IReadOnlyList<string> Arguments);
