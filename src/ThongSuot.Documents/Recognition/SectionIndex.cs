using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Recognition;

/// <summary>The path of the provision at a place of the text.</summary>
internal sealed class SectionIndex
{
    private readonly Node[] _nodes;
    private readonly int[] _starts;

    public SectionIndex(Node root)
    {
        // Reading order: starts never fall, and of nodes that start together the deepest comes last.
        _nodes = [.. root.DescendantsAndSelf()];
        _starts = Array.ConvertAll(_nodes, n => n.Span.Start);
    }

    public string At(int place)
    {
        var (low, high) = (0, _starts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_starts[middle] <= place) low = middle + 1;
            else high = middle;
        }
        for (var node = low > 0 ? _nodes[low - 1] : null; node is not null; node = node.Parent)
            if (node.Span.Start <= place && place < node.Span.End) return node.Path;
        return "";
    }
}
