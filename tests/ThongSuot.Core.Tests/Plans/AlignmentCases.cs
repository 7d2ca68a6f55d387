using System.Globalization;
using ThongSuot.Core.Plans;

namespace ThongSuot.Core.Tests.Plans;

/// <summary>A plan below with the one above, and what a person says of each upper duty.</summary>
internal sealed record AlignmentCase(string Half, string Name, IReadOnlyList<UpperDuty> Uppers, IReadOnlyList<LowerDuty> Lowers, IReadOnlyDictionary<long, (long? Lower, AlignmentVerdict Verdict)> Expected)
{
    /// <summary>The cases of <c>alignment-cases.tsv</c>.</summary>
    public static IReadOnlyList<AlignmentCase> Read()
    {
        var cases = new List<AlignmentCase>();
        var (half, uppers, lowers, expected, name) = ("", new List<UpperDuty>(), new List<LowerDuty>(), new Dictionary<long, (long?, AlignmentVerdict)>(), "");
        foreach (var row in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Plans", "alignment-cases.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')))
            switch (row[0])
            {
                case "half":
                    half = row[1];
                    break;
                case "upper":
                    uppers = [];
                    break;
                case "lower":
                    (name, lowers, expected) = (row[1], [], []);
                    cases.Add(new(half, name, uppers, lowers, expected));
                    break;
                case "u":
                    uppers.Add(new(long.Parse(row[1], CultureInfo.InvariantCulture), row[4], "", Said(row[3]), Day(row[2])));
                    break;
                case "l":
                    lowers.Add(new(long.Parse(row[1], CultureInfo.InvariantCulture), row[4], Said(row[3]), Day(row[2])));
                    break;
                default:
                    expected.Add(long.Parse(row[1], CultureInfo.InvariantCulture), (row[2] == "-" ? null : long.Parse(row[2], CultureInfo.InvariantCulture), Enum.Parse<AlignmentVerdict>(row[3])));
                    break;
            }
        return cases;
    }

    private static string? Said(string text) => text.Length == 0 ? null : text;

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
