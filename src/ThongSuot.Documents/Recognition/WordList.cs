using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Recognition;

/// <summary>One word of a statement.</summary>
/// <param name="Before">The mark between it and the word before: ',', ';', ':', '.', '(', ')', or ' '. '.' only where a sentence ends; the first word has '.'.</param>
internal readonly record struct Word(int Start, int End, char Before);

/// <summary>A statement cut into words. Positions are those of the stored text.</summary>
internal sealed class WordList
{
    private readonly SourceText _source;
    private readonly List<Word> _words;

    private WordList(SourceText source, TextSpan span, List<Word> words, int count)
    {
        _source = source;
        _words = words;
        Span = span;
        Count = count;
    }

    public TextSpan Span { get; }
    public int Count { get; }
    public Word this[int index] => _words[index];
    public SourceText Source => _source;
    public string Stored => _source.Text;

    public ReadOnlySpan<char> Text(int word) => _source.Text.AsSpan(_words[word].Start, _words[word].End - _words[word].Start);

    /// <summary>Folded text of <paramref name="count"/> words from <paramref name="word"/>, marks between them included; empty past the end.</summary>
    public ReadOnlySpan<char> Folded(int word, int count = 1) =>
        word + count > Count ? default : _source.Folded.AsSpan(_words[word].Start, _words[word + count - 1].End - _words[word].Start);

    public bool IsCapital(int word) => char.IsUpper(_source.Text[_words[word].Start]);

    /// <summary>A bracket closes between the word before and this one.</summary>
    public bool ClosesBracket(int word) => word > 0 && _source.Text.AsSpan(_words[word - 1].End, _words[word].Start - _words[word - 1].End).Contains(')');

    /// <summary>Where the words from <paramref name="from"/> up to <paramref name="to"/> stand, with the bracket that closes one among them.</summary>
    public TextSpan SpanOf(int from, int to)
    {
        var (start, end) = (_words[from].Start, _words[to - 1].End);
        if (end < Span.End && _source.Text[end] == ')' && _source.Text.AsSpan(start, end - start) is var text && text.LastIndexOf('(') > text.LastIndexOf(')')) end++;
        return new TextSpan(start, end);
    }

    /// <summary>The words that begin before <paramref name="end"/>, as if the statement ended there.</summary>
    public WordList Until(int end) => new(_source, new TextSpan(Span.Start, end), _words, FirstFrom(end));

    /// <summary>The word that begins at the place of the text; <see cref="Count"/> when none does.</summary>
    public int StartingAt(int place) => FirstFrom(place) is var word && word < Count && _words[word].Start == place ? word : Count;

    private int FirstFrom(int place)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_words[middle].Start < place) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public static WordList Of(SourceText source, TextSpan span)
    {
        var words = new List<Word>(span.Length / 5 + 4);
        var text = source.Text;
        var before = '.';
        var at = span.Start;
        while (at < span.End)
        {
            var c = text[at];
            if (!char.IsLetterOrDigit(c) && !(c is '-' or '–' or '%' or '&'))
            {
                if (c is ',' or ';' or ':' or '(' or ')') before = Stronger(before, c);
                else if (c is '.' or '!' or '?' or '…') before = at + 2 < span.End && text[at + 1] is ' ' && (char.IsUpper(text[at + 2]) || !char.IsLetterOrDigit(text[at + 2])) ? '.' : Stronger(before, ' ');
                at++;
                continue;
            }
            var start = at;
            while (at < span.End && IsInner(text, at, span.End)) at++;
            words.Add(new Word(start, at, before));
            before = ' ';
        }
        return new WordList(source, span, words, words.Count);
    }

    private static bool IsInner(string text, int at, int end)
    {
        var c = text[at];
        if (char.IsLetterOrDigit(c) || c is '-' or '–' or '%' or '&' or '_') return true;
        // "29/2008/NĐ-CP", "95,5", "2.1", "P.Trưởng" stay whole.
        return c is '/' or '.' or ',' or '\'' && at + 1 < end && (char.IsDigit(text[at + 1]) || c is not ',' && char.IsLetter(text[at + 1])) && at > 0 && char.IsLetterOrDigit(text[at - 1]) && (c is not ',' || char.IsDigit(text[at - 1]));
    }

    private static char Stronger(char a, char b) => Rank(a) >= Rank(b) ? a : b;

    private static int Rank(char c) => c switch { '.' => 6, ';' => 5, ':' => 4, '(' => 3, ',' => 2, ')' => 1, _ => 0 };
}
