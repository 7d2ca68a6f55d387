using ThongSuot.Documents.Reading.Flow;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>A paragraph in the making.</summary>
internal sealed class DocxParagraph
{
    public FlowLines Lines { get; } = new();
    public DocxStyle Style { get; set; } = DocxStyle.Nothing;
    public int? NumberingId { get; set; }
    public int? Level { get; set; }
    public bool MarkDeleted { get; set; }
    public bool MarkHidden { get; set; }

    /// <summary>Text boxes anchored here that hold a letterhead: they stand above.</summary>
    public List<FlowBlock> BoxesBefore { get; } = [];
    public List<FlowBlock> BoxesAfter { get; } = [];

    public void Add(FlowBox box) => (FlowText.HoldsMotto(FlowText.Folded(box.Blocks)) ? BoxesBefore : BoxesAfter).Add(box);
}
