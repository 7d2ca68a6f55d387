using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Tests.FrameTests;

public class AnnexReaderTests
{
    private const string Signed = "SỞ Y TẾ\nSố: 1/QĐ-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVân Giang, ngày 01 tháng 02 năm 2024\nQUYẾT ĐỊNH\nBan hành quy chế\nCăn cứ luật;\nĐiều 1. Ban hành kèm theo Quyết định này quy chế.\nGIÁM ĐỐC\nLê Văn An\n";

    [Theory]
    [InlineData("PHỤ LỤC", "PL")]
    [InlineData("Phụ lục I", "PLI")]
    [InlineData("PHỤ LỤC 1A", "PL1A")]
    [InlineData("Phụ lục số 02", "PL2")]
    [InlineData("PHỤ LỤC III: DANH MỤC NHIỆM VỤ", "PLIII")]
    [InlineData("PHỤ LỤC KÈM THEO", "PL")]
    [InlineData("ĐƠN VỊ: Phụ lục I", "PLI")]
    [InlineData("Phụ lục kèm theo Kế hoạch này gồm 02 biểu.", null)]
    [InlineData("Thực hiện theo Phụ lục I", null)]
    [InlineData("Phụ lục I. Danh mục ........... 12", null)]
    [InlineData("phụ lục", null)]
    public void Label_TellsAHeadingFromASentence(string line, string? label) => Assert.Equal(label, AnnexReader.Label(line, Folding.Fold(line)));

    [Fact]
    public void Read_AnnexAfterTheSignature_TakesTitleAndBracket()
    {
        var frame = Frames.Of(Signed + "PHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n(Kèm theo Quyết định số 1/QĐ-SYT ngày 01/02/2024 của Sở Y tế)\n1. Mua sắm thiết bị.");

        var part = Assert.Single(frame.Parts);
        Assert.True(part.IsAnnex);
        Assert.Equal("PLII", part.Label);
        Assert.EndsWith("của Sở Y tế)", part.HeadSpan.Of(Frames.Source(Signed + "PHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n(Kèm theo Quyết định số 1/QĐ-SYT ngày 01/02/2024 của Sở Y tế)\n1. Mua sắm thiết bị.").Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RegulationUnderItsOwnLetterhead_IsAttachedAndItsAnnexFollows()
    {
        var text = Signed + "SỞ Y TẾ || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc\nQUY CHẾ\nLàm việc của đoàn kiểm tra\n(Ban hành kèm theo Quyết định số     /QĐ-SYT ngày 01/02/2024)\nĐiều 1. Phạm vi\nPhụ lục\nBIỂU MẪU\n1. Tên đơn vị";
        var frame = Frames.Of(text);

        Assert.Equal([(false, (string?)null), (true, "PL")], frame.Parts.Select(p => (p.IsAnnex, p.Label)));
        Assert.StartsWith("SỞ Y TẾ", frame.Parts[0].HeadSpan.Of(Frames.Source(text).Text), StringComparison.Ordinal);
        Assert.EndsWith("01/02/2024)", frame.Parts[0].HeadSpan.Of(Frames.Source(text).Text), StringComparison.Ordinal);
        Assert.Contains(frame.Findings, f => f.Code == "TS-HEAD-10");
    }

    [Fact]
    public void Read_PlanWithTitleOnly_IsAttachedByItsBracket()
    {
        var frame = Frames.Of(Signed + "DANH SÁCH ĐOÀN KIỂM TRA\n(Kèm theo Quyết định số 1/QĐ-SYT ngày 01/02/2024)\n1. Ông Trần Văn Bình");

        var part = Assert.Single(frame.Parts);
        Assert.False(part.IsAnnex);
        Assert.Null(part.Label);
    }

    [Fact]
    public void Read_MentionOfAnAnnexInTheBody_IsNoPart()
    {
        var frame = Frames.Of("SỞ Y TẾ\nSố: 1/KH-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVân Giang, ngày 01 tháng 02 năm 2024\nKẾ HOẠCH\nKiểm tra\n1. Đối tượng\nPhụ lục kèm theo nêu rõ đối tượng.\nPHỤ LỤC ghi trong kế hoạch này gồm hai biểu, do các đơn vị lập.");

        Assert.Empty(frame.Parts);
    }
}
