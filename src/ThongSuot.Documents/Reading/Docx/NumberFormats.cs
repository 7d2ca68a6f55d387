using System.Globalization;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>Prints numbers in Word's number formats (ECMA-376 part 1, 17.18.59). Unknown formats print as 1, 2, 3.</summary>
internal static class NumberFormats
{
    private static readonly (int Value, string Sign)[] Romans =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    public static string Print(string? format, int number) => format switch
    {
        "none" => "",
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letter(number, 'A'),
        "lowerLetter" => Letter(number, 'a'),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "numberInDash" => string.Create(CultureInfo.InvariantCulture, $"- {number} -"),
        "vietnameseCounting" or "cardinalText" => Words(number),
        "ordinalText" => number == 1 ? "nhất" : number == 4 ? "tư" : Words(number),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    public static bool IsDash(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' or '\uF02D';

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        var text = "";
        foreach (var (value, sign) in Romans)
            for (; number >= value; number -= value) text += sign;
        return text;
    }

    // After z comes aa, then bb.
    private static string Letter(int number, char first) =>
        number is < 1 or > 780 ? number.ToString(CultureInfo.InvariantCulture) : new string((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);

    private static string Words(int number)
    {
        if (number is < 0 or > 99) return number.ToString(CultureInfo.InvariantCulture);
        if (number < 10) return Digits[number];
        var tens = number < 20 ? "mười" : Digits[number / 10] + " mươi";
        return (number % 10) switch
        {
            0 => tens,
            1 when number > 20 => tens + " mốt",
            5 => tens + " lăm",
            var unit => tens + " " + Digits[unit],
        };
    }
}
