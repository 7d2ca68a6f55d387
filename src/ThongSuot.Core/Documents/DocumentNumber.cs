using System.Globalization;

namespace ThongSuot.Core.Documents;

/// <summary>Number and symbol as printed, in its parts: "27-KH/TU", "66.4/2025/NQ-CP", "3176b/QĐ-BYT".</summary>
/// <param name="Tail">What stands behind the digits of the number: "b", ".4".</param>
/// <param name="Symbol">What follows the stroke or dash after the number, the year of laws and decrees included: "2025/NQ-CP".</param>
public sealed record DocumentNumber(int Number, string Tail, string Symbol)
{
    private const int MostDigits = 6, LongestTail = 6;

    /// <summary>The parts of an identifier; null when it has no number or no symbol.</summary>
    public static DocumentNumber? Read(string? printed)
    {
        if (printed is null) return null;
        var text = string.Concat(printed.Where(c => !char.IsWhiteSpace(c)));
        var digits = 0;
        while (digits < text.Length && digits < MostDigits && char.IsAsciiDigit(text[digits])) digits++;
        var join = text.AsSpan(digits).IndexOfAny('/', '-');
        if (digits == 0 || join is < 0 or > LongestTail) return null;
        var symbol = text[(digits + join + 1)..].Trim('/', '-');
        var number = int.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        return number == 0 || symbol.Length is 0 or > Document.LongestSymbol ? null : new(number, text.Substring(digits, join), symbol);
    }

    /// <summary>As people write it; numbers below ten with a zero before them (NĐ 30/2020/NĐ-CP, PL I, mục II.3). Empty without a number.</summary>
    public static string Write(int? number, string tail, string symbol) =>
        number is { } counted ? string.Create(CultureInfo.InvariantCulture, $"{counted:00}{tail}{(IsOfParty(symbol) ? '-' : '/')}{symbol}") : "";

    /// <summary>Party symbols join type and body by a stroke ("KH/TU"); State ones by a dash ("KH-UBND"), after the year in laws and decrees.</summary>
    public static bool IsOfParty(string symbol) => symbol.IndexOfAny(['/', '-']) is var join and >= 0 && symbol[join] == '/' && !char.IsAsciiDigit(symbol[0]);

    public override string ToString() => Write(Number, Tail, Symbol);
}
