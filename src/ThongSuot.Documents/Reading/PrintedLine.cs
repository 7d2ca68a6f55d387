using System.Text;

namespace ThongSuot.Documents.Reading;

/// <summary>A run of letters without a blank inside, where it stands on the page; the page's origin is its top-left corner, y grows downwards.</summary>
/// <param name="Baseline">Where it stands on the line; for character recognition the middle of its line.</param>
/// <param name="Size">Height of its type, in the page's unit.</param>
/// <param name="Order">Its place in the file's own order; neighbours in one run of text differ by one.</param>
/// <param name="BlankBefore">The file itself has a blank between it and the word before in that order.</param>
internal readonly record struct PrintedWord(string Text, float Left, float Right, float Baseline, float Size, int Order, bool BlankBefore, BlockTraits Traits)
{
    public float Width => Right - Left;
}

/// <summary>The words that stand on one line of a page, from left to right.</summary>
internal sealed class PrintedLine
{
    /// <summary>Words this far apart, in ems, stand side by side and are not of one sentence; justified text is looked at apart.</summary>
    private const float WideGap = 3f;

    /// <summary>Spaces that stand for the widest gap of a page; a broken file sets words any distance apart.</summary>
    private const int WidestGap = 400;

    private readonly List<PrintedWord> _words = [];

    public PrintedLine(PrintedWord first) => Add(first);

    public PrintedLine(IEnumerable<PrintedWord> words)
    {
        foreach (var word in words) Add(word);
    }

    public IReadOnlyList<PrintedWord> Words => _words;
    public float Left { get; private set; } = float.MaxValue;
    public float Right { get; private set; } = float.MinValue;
    public float Baseline { get; private set; }
    public float Size { get; private set; }

    public void Add(PrintedWord word)
    {
        var at = _words.Count;
        while (at > 0 && _words[at - 1].Left > word.Left) at--;
        _words.Insert(at, word);
        Left = Math.Min(Left, word.Left);
        Right = Math.Max(Right, word.Right);
        // The largest type of the line carries it: raised figures and note marks do not.
        if (word.Size <= Size) return;
        Size = word.Size;
        Baseline = word.Baseline;
    }

    /// <summary>True when the word would cover letters of the line.</summary>
    public bool Covers(PrintedWord word)
    {
        for (var i = _words.Count - 1; i >= 0; i--)
        {
            var common = Math.Min(_words[i].Right, word.Right) - Math.Max(_words[i].Left, word.Left);
            if (common > 0.5f * Math.Min(_words[i].Width, word.Width) && common > 0) return true;
        }
        return false;
    }

    /// <summary>Bold, italic, recognised: what holds for most of the letters.</summary>
    public BlockTraits Traits
    {
        get
        {
            int letters = 0, bold = 0, italic = 0, recognised = 0;
            foreach (var word in _words)
            {
                letters += word.Text.Length;
                if ((word.Traits & BlockTraits.Bold) != 0) bold += word.Text.Length;
                if ((word.Traits & BlockTraits.Italic) != 0) italic += word.Text.Length;
                if ((word.Traits & BlockTraits.Recognised) != 0) recognised += word.Text.Length;
            }
            return (bold * 10 > letters * 7 ? BlockTraits.Bold : 0) | (italic * 10 > letters * 7 ? BlockTraits.Italic : 0) | (recognised > 0 ? BlockTraits.Recognised : 0);
        }
    }

    /// <summary>The text with one space between words.</summary>
    public string Text() => Text(charWidth: 0);

    /// <summary>The text; between things set side by side stand as many spaces as fit there, at least three. With a width of 0 there are no gaps.</summary>
    public string Text(float charWidth)
    {
        var text = new StringBuilder();
        var usual = charWidth > 0 ? UsualSpace() : 0;
        for (var i = 0; i < _words.Count; i++)
        {
            if (i > 0)
            {
                if (charWidth > 0 && IsGap(i, usual)) text.Append(' ', (int)Math.Clamp(MathF.Round((_words[i].Left - _words[i - 1].Right) / charWidth), 3, WidestGap));
                else if (IsApart(i)) text.Append(' ');
            }
            text.Append(_words[i].Text);
        }
        return text.ToString();
    }

    /// <summary>Indexes of words that begin a new thing set beside the one before.</summary>
    public IEnumerable<int> Gaps()
    {
        var usual = UsualSpace();
        for (var i = 1; i < _words.Count; i++)
            if (IsGap(i, usual)) yield return i;
    }

    /// <summary>Fragments that touch are one word unless the file has a blank between them.</summary>
    private bool IsApart(int i)
    {
        var (before, word) = (_words[i - 1], _words[i]);
        var space = word.Left - before.Right;
        if (word.Order == before.Order + 1 || (word.Traits & BlockTraits.Recognised) != 0) return word.BlankBefore || space > 0.5f * Size;
        return space > 0.08f * Size;
    }

    private bool IsGap(int i, float usual)
    {
        var (before, word) = (_words[i - 1], _words[i]);
        var space = word.Left - before.Right;
        if (space < 0.7f * Size || i == 1 && space < WideGap * Size && IsLabel(before.Text)) return false;
        var outlier = _words.Count > 2 ? space > 1.8f * usual : space > 1.5f * Size;
        if (space >= WideGap * Size) return outlier || usual > WideGap * Size;
        // Two cells of a table without rules are drawn one after the other: the next word on the line is not the next in the file.
        if (word.Order != before.Order + 1) return outlier || usual < 0.7f * Size;
        return space > 1.2f * Size && outlier;
    }

    /// <summary>The middle one of the line's spaces: in a justified line all are wide.</summary>
    private float UsualSpace()
    {
        if (_words.Count < 2) return 0;
        var spaces = _words.Count <= 129 ? stackalloc float[_words.Count - 1] : new float[_words.Count - 1];
        for (var i = 1; i < _words.Count; i++) spaces[i - 1] = _words[i].Left - _words[i - 1].Right;
        spaces.Sort();
        return spaces[(spaces.Length - 1) / 2];
    }

    /// <summary>A bullet or number with a tab behind it: "-", "1.", "a)", "(2)", "IV.".</summary>
    private static bool IsLabel(string text) =>
        text.Length <= 6 && (!char.IsLetterOrDigit(text[^1]) && text[^1] is not (':' or ',' or ';'));
}
