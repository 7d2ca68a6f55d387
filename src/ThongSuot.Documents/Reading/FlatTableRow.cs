using System.Text;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>The fragments of a row joined to one text, so that any run of them is a slice of it: folded once, cut into words once from each fragment on.</summary>
internal sealed class FlatTableRow
{
    private readonly SourceText _source;
    private readonly TextSpan[] _pieces;
    private readonly WordList?[] _words;

    public FlatTableRow(List<string> pieces)
    {
        var joined = new StringBuilder();
        _pieces = new TextSpan[pieces.Count];
        _words = new WordList?[pieces.Count];
        for (var i = 0; i < pieces.Count; i++)
        {
            LineFlow.Join(joined, pieces[i]);
            _pieces[i] = new TextSpan(joined.Length - pieces[i].Length, joined.Length);
        }
        var text = joined.ToString();
        _source = new SourceText(text, Folding.Fold(text), [], []);
    }

    public string Text(int from, int to) => from == to ? "" : Span(from, to).Of(_source.Text);

    public ReadOnlySpan<char> Folded(int from, int to) => _source.Folded.AsSpan(Span(from, to).Start, Span(from, to).Length);

    public int Length(int from, int to) => Span(from, to).Length;

    public WordList Words(int from, int to) => (_words[from] ??= WordList.Of(_source, Span(from, _pieces.Length))).Until(_pieces[to - 1].End);

    private TextSpan Span(int from, int to) => new(_pieces[from].Start, _pieces[to - 1].End);
}
