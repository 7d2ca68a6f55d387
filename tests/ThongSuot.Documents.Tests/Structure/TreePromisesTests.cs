using ThongSuot.Documents.Structure;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Structure;

/// <summary>The tree covers the text once and in order, where texts are set together oddly.</summary>
public class TreePromisesTests
{
    [Fact]
    public void Read_HeadOfAnnex_IsCoveredByItsParagraphsOnly()
    {
        var document = Kept("QUYẾT ĐỊNH\nvề việc ban hành Quy chế\n\n1. Các xã thực hiện Quyết định này.\n\nCHỦ TỊCH\n\nTrần Văn Mẫu\n\nPHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n(Kèm theo Quyết định số 5/QĐ-UBND)\n\n1. Mở lớp tập huấn.\n");
        var annex = Assert.Single(document.Root.Children, n => n.Kind is NodeKind.Annex);
        Assert.True(annex.OwnSpan.IsEmpty);
        Assert.StartsWith("PHỤ LỤC I", annex.Children[0].Span.Of(document.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LabelsThatTakeTurns_NestToABound()
    {
        var document = Kept(string.Concat(Enumerable.Repeat("1. Một\na) Hai\n", 2_000)));
        Assert.InRange(document.Root.DescendantsAndSelf().Max(Depth), 2, 40);
    }

    [Fact]
    public void Read_TheSameLabelTwice_GivesIdsOfTheirOwn() => Kept("1. Một.\n\n2. Hai.\n\n1. Một nữa.\n\n1.2. Một phẩy hai.\n\n1.2. Lại một phẩy hai.\n\n2.1. Hai phẩy một.\n");

    [Fact]
    public void Read_LostLabel_NamesAllBelowItAnew()
    {
        var document = Kept("KẾ HOẠCH\nnăm 2024\n\nCăn cứ tình hình thực tế, Sở ban hành kế hoạch như sau:\n\nI. MỤC ĐÍCH, YÊU CẦU\n\nMục đích\n\n- Gạch thứ nhất.\n\n+ Cộng thứ nhất.\n\n2. Yêu cầu\n\n- Gạch khác.\n");
        Assert.Equal("I/1/-1/-1", Assert.Single(document.Root.DescendantsAndSelf(), n => n.ContentSpan.Of(document.Text) == "Cộng thứ nhất.").Id);
    }

    [Fact]
    public void Read_FootnotesAtTheEnd_AreNamedApartFromParagraphs() =>
        Promises.Hold(DocumentReader.Read(new DocxBuilder().ParagraphWithFootnote("Thực hiện Chỉ thị", "Chỉ thị số 5-CT/TU.").Paragraph("Hai.").ToBytes(), cancel: TestContext.Current.CancellationToken));

    [Fact]
    public void Read_HeadLinesAfterATable_StandInOrder() => Kept("| TT | Nhiệm vụ |\n|---|---|\n| 1 | Mở lớp |\n\nỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\n\nSố: 5/KH-UBND\n\n| a | b |\n| c | d |\n\nKẾ HOẠCH\nnăm 2024\n\nKính gửi: Các sở.\n\n1. Báo cáo.\n");

    private static Document Kept(string text) => Promises.Hold(DocumentReader.ReadText(text, cancel: TestContext.Current.CancellationToken));

    private static int Depth(Node node)
    {
        var depth = 0;
        for (var above = node.Parent; above is not null; above = above.Parent) depth++;
        return depth;
    }
}
