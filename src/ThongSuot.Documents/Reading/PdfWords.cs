using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ThongSuot.Documents.Reading;

/// <summary>Which way the text of a page runs, and its points as a reader holding the page upright sees them.</summary>
internal readonly record struct PageTurn(int Dx, int Dy)
{
    public (float X, float Y) Of(PdfPoint p) => ((float)(p.X * Dx + p.Y * Dy), (float)(p.X * Dy - p.Y * Dx));

    /// <summary>The axis along which a letter runs.</summary>
    public static PageTurn Along(Letter letter)
    {
        var dx = letter.EndBaseLine.X - letter.StartBaseLine.X;
        var dy = letter.EndBaseLine.Y - letter.StartBaseLine.Y;
        return Math.Abs(dx) >= Math.Abs(dy) ? new PageTurn(dx < 0 ? -1 : 1, 0) : new PageTurn(0, dy < 0 ? -1 : 1);
    }
}

/// <summary>The letters of a PDF page joined to words.</summary>
internal sealed class PdfWords
{
    private readonly Dictionary<string, FontKind> _fonts = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _run = new();
    private List<PrintedWord> _words = [];
    private LegacyEncoding _legacy;
    private float _apart, _left, _right, _baseline, _size;
    private int _bold, _italic, _letters, _order;
    private bool _blank;

    private readonly int[] _encodings = new int[(int)LegacyEncoding.Vni + 1];

    /// <summary>The encoding from before Unicode that most letters read so far were in; null when it was none.</summary>
    public string? Encoding
    {
        get
        {
            var (tcvn3, vni) = (_encodings[(int)LegacyEncoding.Tcvn3] + _encodings[(int)LegacyEncoding.Tcvn3Capitals], _encodings[(int)LegacyEncoding.Vni]);
            return Math.Max(tcvn3, vni) <= _encodings[(int)LegacyEncoding.None] ? null : tcvn3 >= vni ? "tcvn3" : "vni";
        }
    }

    private readonly record struct FontKind(bool Bold, bool Italic, bool Bullets, LegacyEncoding Legacy);

    /// <summary>Words in the order of the file; text that runs across the page's direction is given apart.</summary>
    public (List<PrintedWord> Words, PageTurn Turn, string Across) Read(IReadOnlyList<Letter> letters, int limit)
    {
        _words = [];
        _order = 0;
        var count = Math.Min(letters.Count, limit);
        var turn = MainTurn(letters, count, out var blanks);
        // Where the file has blanks of its own, a space without one is letter spacing unless it is wide.
        _apart = blanks * 20 > count ? 0.33f : 0.15f;
        letters = LineByLine(letters, count, turn);
        StringBuilder? across = null;
        Letter? before = null;
        for (var i = 0; i < count; i++)
        {
            var letter = letters[i];
            if (string.IsNullOrWhiteSpace(letter.Value) || letter.Value[0] == '\0')
            {
                End();
                _blank = true;
                continue;
            }
            if (letter.PointSize > 0 && PageTurn.Along(letter) != turn && letter.Width > 0)
            {
                (across ??= new StringBuilder()).Append(letter.Value);
                continue;
            }
            Add(letter, before, turn);
            before = letter;
        }
        End();
        return (_words, turn, across?.ToString() ?? "");
    }

    /// <summary>Letters that the font of a line lacks are drawn from another font after the rest of it: each goes back to its place.</summary>
    private static IReadOnlyList<Letter> LineByLine(IReadOnlyList<Letter> letters, int count, PageTurn turn)
    {
        Letter[]? sorted = null;
        for (int start = 0, end; start < count; start = end)
        {
            var (y, size) = (turn.Of(letters[start].StartBaseLine).Y, letters[start].PointSize);
            var back = false;
            for (end = start + 1; end < count && Math.Abs(turn.Of(letters[end].StartBaseLine).Y - y) < 0.1f && Math.Abs(letters[end].PointSize - size) < 0.5; end++)
                back |= !string.Equals(letters[end].FontName, letters[end - 1].FontName, StringComparison.Ordinal) && Left(end) < Left(end - 1);
            if (!back) continue;
            sorted ??= [.. letters.Take(count)];
            var places = new float[end - start];
            for (var i = start; i < end; i++)
                places[i - start] = i > start && IsMark(letters[i]) && letters[i].FontName == letters[i - 1].FontName ? places[i - start - 1] : Left(i);
            Array.Copy(Enumerable.Range(start, end - start).OrderBy(i => places[i - start]).Select(i => letters[i]).ToArray(), 0, sorted, start, end - start);
        }
        return sorted ?? letters;

        float Left(int i) => turn.Of(letters[i].StartBaseLine).X;
    }

    private static bool IsMark(Letter letter) => letter.Value is [var first, ..] && char.GetUnicodeCategory(first) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static PageTurn MainTurn(IReadOnlyList<Letter> letters, int count, out int blanks)
    {
        Span<int> votes = stackalloc int[9];
        blanks = 0;
        for (var i = 0; i < count; i++)
        {
            if (string.IsNullOrWhiteSpace(letters[i].Value)) { blanks++; continue; }
            if (letters[i].Width <= 0) continue;
            var turn = PageTurn.Along(letters[i]);
            votes[(turn.Dx + 1) * 3 + turn.Dy + 1]++;
        }
        var best = 7; // upright: Dx 1, Dy 0
        for (var i = 0; i < votes.Length; i++)
            if (votes[i] > votes[best]) best = i;
        return new PageTurn(best / 3 - 1, best % 3 - 1);
    }

    private void Add(Letter letter, Letter? before, PageTurn turn)
    {
        var (x, y) = turn.Of(letter.StartBaseLine);
        var end = turn.Of(letter.EndBaseLine).X;
        var size = (float)letter.PointSize;
        if (size <= 0) size = (float)letter.FontSize;
        if (!float.IsFinite(x) || !float.IsFinite(y) || !float.IsFinite(end) || !float.IsFinite(size)) return;
        var mark = IsMark(letter);
        if (_letters > 0 && !mark)
        {
            // The same letter drawn twice with a small shift, to look bold.
            if (before is not null && before.Value == letter.Value && Math.Abs(x - turn.Of(before.StartBaseLine).X) < 0.1f * size && Math.Abs(y - _baseline) < 0.1f * size) return;
            var gap = x - _right;
            if (gap > _apart * size)
            {
                End();
                _blank = true;
            }
            else if (gap < -0.6f * size || Math.Abs(y - _baseline) > 0.15f * Math.Max(size, _size) || Math.Abs(size - _size) > 0.2f * _size) End();
        }
        if (_letters == 0) (_left, _right, _baseline, _size) = (x, x, y, size);
        var font = Font(letter);
        if (font.Legacy != _legacy) CloseRun();
        _legacy = font.Legacy;
        _encodings[(int)_legacy]++;
        _run.Append(font.Bullets ? "•" : LetterText(letter.Value));
        _letters++;
        if (font.Bold || letter.RenderingMode == TextRenderingMode.FillThenStroke) _bold++;
        if (font.Italic) _italic++;
        _right = Math.Max(_right, end);
    }

    private FontKind Font(Letter letter)
    {
        var name = letter.FontName ?? "";
        if (_fonts.TryGetValue(name, out var kind)) return kind;
        bool Has(string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
        kind = new FontKind(
            Has("Bold") || Has("Black") || Has("Heavy") || (letter.FontDetails?.IsBold ?? false),
            Has("Italic") || Has("Oblique") || (letter.FontDetails?.IsItalic ?? false),
            Has("Wingdings") || Has("Symbol") && letter.Value is ['\uF0A0' or '\uF0B7' or '\u00B7' or '\uF02D' or '\uF0D8'],
            LegacyFonts.Of(name));
        if (_fonts.Count < 1_000) _fonts[name] = kind;
        return kind;
    }

    /// <summary>Ligatures taken apart; Ƣ (gha, U+01A2) is what some fonts name their Ư.</summary>
    private static string LetterText(string value) => value switch
    {
        "Ƣ" => "Ư",
        "ƣ" => "ư",
        [>= '\uFB00' and <= '\uFB06'] => value.Normalize(NormalizationForm.FormKC),
        _ => value,
    };

    private void CloseRun()
    {
        if (_run.Length > 0) _text.Append(_legacy != LegacyEncoding.None ? LegacyFonts.Convert(_run.ToString(), _legacy) : _run.ToString());
        _run.Clear();
    }

    private void End()
    {
        if (_letters == 0) return;
        CloseRun();
        var text = _text.ToString();
        if (!text.IsNormalized(NormalizationForm.FormC)) text = Composed(text);
        var traits = (_bold * 2 > _letters ? BlockTraits.Bold : 0) | (_italic * 2 > _letters ? BlockTraits.Italic : 0);
        _words.Add(new PrintedWord(text, _left, _right, _baseline, _size, _order++, _blank, traits));
        _text.Clear();
        _letters = _bold = _italic = 0;
        _blank = false;
    }

    private static string Composed(string text)
    {
        try { return text.Normalize(NormalizationForm.FormC); }
        catch (ArgumentException) { return text; } // lone surrogates: the writer replaces them
    }
}
