using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>
/// The best division of a row's fragments among the columns, by what each column may hold. All divisions are weighed; a run of fragments is read only
/// where the most it could score would still win.
/// </summary>
internal sealed class FlatTableDivision
{
    private static readonly string[] Products = ["ke hoach", "cac ke hoach", "de an", "nghi quyet", "quyet dinh", "nghi dinh", "thong tu", "van ban", "cac van ban", "bao cao", "luat", "cac chi tieu", "cac hoat dong", "hoat dong", "chuong trinh", "huong dan", "chi thi", "cong van", "to trinh", "quy che", "co so du lieu", "he thong", "hoi nghi", "tai lieu"];
    private static readonly string[] Offices = ["bo truong", "thu tuong", "chu tich", "giam doc", "hieu truong", "cuc truong", "vu truong", "thu truong", "chinh phu", "quoc hoi", "hdnd", "hoi dong nhan dan", "lanh dao", "ban thuong vu", "thuong truc"];
    private static readonly string[] Times = ["quy ", "thang ", "nam ", "ngay ", "thuong xuyen", "hang nam", "hang quy", "hang thang", "tu ", "truoc ", "da hoan thanh", "dinh ky", "theo ", "giai doan", "trong ", "den ", "6 thang", "cham nhat", "hoan thanh", "lien tuc", "i/", "ii/", "iii/", "iv/", "2"];

    private readonly FlatTableRow _row;
    private readonly FlatColumn[] _columns;
    private readonly bool _goesOn;
    private readonly int _count;

    // What it scores that a cell begins with the piece: nothing for the first one.
    private readonly double[] _boundaries;

    // _best[c, k]: the first k pieces given to the columns up to c; _from[c, k]: with which piece column c begins then.
    private readonly double[,] _best;
    private readonly int[,] _from;

    // For one column and one end: the most that each beginning could come to.
    private readonly double[] _reach;

    // What runs of pieces score as bodies, for two columns ask; NaN where nobody has.
    private readonly double[]?[] _bodies;

    /// <param name="pieces">The fragments, in order.</param>
    /// <param name="atLine">Whether a line begins with the fragment.</param>
    /// <param name="columns">What the columns hold; the first one has the number, which is no fragment.</param>
    /// <param name="goesOn">The row began on the page before: any of its cells may be empty here.</param>
    public FlatTableDivision(List<string> pieces, List<bool> atLine, FlatColumn[] columns, bool goesOn)
    {
        _row = new FlatTableRow(pieces);
        _columns = columns;
        _goesOn = goesOn;
        _count = pieces.Count;
        _boundaries = new double[_count + 1];
        for (var at = 1; at < _count; at++) _boundaries[at] = Boundary(pieces, atLine, at);
        _best = new double[columns.Length, _count + 1];
        _from = new int[columns.Length, _count + 1];
        _reach = new double[_count + 1];
        _bodies = new double[_count][];
    }

    public (string[] Cells, double Score) Best()
    {
        var last = _columns.Length - 1;
        for (var k = 1; k <= _count; k++) _best[0, k] = double.NegativeInfinity;
        for (var c = 1; c <= last; c++)
        {
            // The last column takes whatever is left.
            for (var k = c == last ? _count : 0; k <= _count; k++) Divide(c, k);
        }
        var cells = new string[_columns.Length];
        cells[0] = "";
        for (int c = last, k = _count; c > 0; k = _from[c, k], c--) cells[c] = _row.Text(_from[c, k], k);
        return (cells, _best[last, _count]);
    }

    /// <summary>Finds with which piece column <paramref name="c"/> best begins when it ends before the piece <paramref name="k"/>; of equals the first.</summary>
    private void Divide(int c, int k)
    {
        // The likeliest is weighed first: whatever cannot reach it need not be read.
        var likely = 0;
        for (var j = 0; j <= k; j++)
        {
            _reach[j] = Most(c, j, k);
            if (_reach[j] > _reach[likely]) likely = j;
        }
        _best[c, k] = double.NegativeInfinity;
        if (double.IsNegativeInfinity(_reach[likely])) return;
        var known = Total(c, likely, k);
        for (var j = 0; j <= k; j++)
        {
            if (_reach[j] <= _best[c, k] || _reach[j] < known) continue;
            var score = j == likely ? known : Total(c, j, k);
            if (score <= _best[c, k]) continue;
            _best[c, k] = score;
            _from[c, k] = j;
        }
    }

    private double Total(int c, int j, int k) => Total(c, j, k, j == k ? Empty(c) : Score(_columns[c], j, k));

    /// <summary>No less than <see cref="Total(int, int, int)"/>: both add up the same way, and rounding keeps order.</summary>
    private double Most(int c, int j, int k) =>
        double.IsNegativeInfinity(_best[c - 1, j]) ? double.NegativeInfinity : Total(c, j, k, j == k ? Empty(c) : Most(_columns[c], _row.Length(j, k)));

    private double Total(int c, int j, int k, double score) => _best[c - 1, j] + score + (j > 0 && j < k ? _boundaries[j] : 0);

    private double Empty(int c) => _goesOn ? 0 : _columns[c] switch { FlatColumn.Empty => 0, FlatColumn.Task => -8, FlatColumn.Lead => -3, _ => -1.5 };

    /// <summary>The most that <see cref="Score"/> gives to a text of that length.</summary>
    private static double Most(FlatColumn column, int length) => column switch
    {
        FlatColumn.Task => 3 + Math.Min(length, 300) * 0.015,
        FlatColumn.Lead or FlatColumn.Cooperating => 6,
        FlatColumn.Deliverable => 3 - Math.Max(0, length - 110) * 0.03,
        FlatColumn.Due => Math.Max(-4, 5 - Math.Max(0, length - 60) * 0.05),
        FlatColumn.Approving => 8,
        FlatColumn.Basis => Math.Max(-4, 5 - Math.Max(0, length - 90) * 0.02),
        FlatColumn.Empty => double.NegativeInfinity,
        _ => -length * 0.02,
    };

    private static double Boundary(List<string> pieces, List<bool> atLine, int at)
    {
        var score = char.IsUpper(pieces[at][0]) || char.IsAsciiDigit(pieces[at][0]) ? 1.0 : -5.0;
        if (pieces[at - 1].TrimEnd().EndsWith(',')) score -= 7;
        if (LineMarks.EndsOpen(pieces[at - 1])) score -= 2;
        return atLine[at] ? score : score - 1;
    }

    private double Score(FlatColumn column, int from, int to)
    {
        var folded = _row.Folded(from, to);
        switch (column)
        {
            case FlatColumn.Task:
                var verb = StartsWithVerb(folded);
                return (verb ? 3 : 0) + Math.Min(folded.Length, 300) * 0.015 - (!verb && BodyPhrases.StartsAt(_row.Words(from, from + 1), 0) ? 2 : 0);
            case FlatColumn.Lead or FlatColumn.Cooperating:
                return BodyScore(from, to);
            case FlatColumn.Deliverable:
                return (StartsWithAny(folded, Products) ? 3 : 0) - Math.Max(0, folded.Length - 110) * 0.03 - (StartsWithAny(folded, Times) ? 3 : 0);
            case FlatColumn.Due:
                return StartsWithAny(folded, Times) ? 5 - Math.Max(0, folded.Length - 60) * 0.05 - (char.IsAsciiDigit(folded[0]) ? 2 : 0) : -4;
            case FlatColumn.Approving:
                // "Cấp có thẩm quyền"; a single body is rather the one that co-operates.
                return folded.StartsWith("cap co", StringComparison.Ordinal) ? 5 - Math.Max(0, folded.Length - 18) * 0.1 : BodyScore(from, to) + (StartsWithAny(folded, Offices) ? 2 : -1);
            case FlatColumn.Basis:
                // The document that gives the task: "Nghị quyết số 12-NQ/TU".
                return StartsWithNumberedType(folded) ? 5 - Math.Max(0, folded.Length - 90) * 0.02 : -4;
            case FlatColumn.Empty:
                return double.NegativeInfinity;
            default:
                return -folded.Length * 0.02;
        }
    }

    /// <summary>"Kế hoạch …", "Báo cáo …": what a task makes.</summary>
    public static bool OpensProduct(ReadOnlySpan<char> folded) => StartsWithAny(folded, Products);

    private static bool StartsWithNumberedType(ReadOnlySpan<char> folded) =>
        DocumentTypes.StartingAt(folded) is { } type && folded[type.Folded.Length..].StartsWith(" so ");

    private static bool StartsWithAny(ReadOnlySpan<char> folded, string[] openings)
    {
        foreach (var opening in openings)
            if (folded.StartsWith(opening, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool StartsWithVerb(ReadOnlySpan<char> folded)
    {
        var space = folded.IndexOf(' ');
        var second = space < 0 ? -1 : folded[(space + 1)..].IndexOf(' ');
        return Lexicon.IsVerbPair(second < 0 ? folded : folded[..(space + 1 + second)]);
    }

    private double BodyScore(int from, int to)
    {
        if (_bodies[from] is not { } known) Array.Fill(_bodies[from] = known = new double[_count + 1], double.NaN);
        if (!double.IsNaN(known[to])) return known[to];
        var words = _row.Words(from, to);
        var end = BodyPhrases.End(words, 0);
        return known[to] = end == 0 ? -3 - words.Count * 0.2 : 4 - (words.Count - end) * 0.4 + Math.Min(end, 20) * 0.1;
    }
}
