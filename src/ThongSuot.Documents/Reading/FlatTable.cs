namespace ThongSuot.Documents.Reading;

/// <summary>A table that came as lines, rebuilt.</summary>
internal sealed class FlatTable
{
    public int End { get; private set; }

    public static bool TryRead(List<Line> lines, int start, out FlatTable table)
    {
        table = null!;
        return false;
    }

    public void Write(BlockWriter writer) => throw new NotSupportedException();
}
