using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Tests.FrameTests;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.OutlineTests;

public class OutlineTests
{
    private const string Signed = "SỞ Y TẾ\nSố: 1/QĐ-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVân Giang, ngày 01 tháng 02 năm 2024\nQUYẾT ĐỊNH\nBan hành quy chế\nCăn cứ luật;\nĐiều 1. Ban hành kèm theo Quyết định này quy chế.\nGIÁM ĐỐC\nLê Văn An\n";

    [Fact]
    public void Build_LabelsOfOneStyle_AreSiblings() => Assert.Equal(
        ["I", "I/1", "I/1/a", "I/1/b", "I/2", "I/2/a", "II", "II/1"],
        Trees.Paths("I. NHIỆM VỤ\n1. Về đào tạo\na) Rà soát.\nb) Mở lớp.\n2. Về việc làm\na) Khảo sát.\nII. TỔ CHỨC THỰC HIỆN\n1. Các xã."));

    [Fact]
    public void Build_CommaForThePointOfTheNextNumber_IsALabel() => Assert.Equal(
        ["1", "2", "3"],
        Trees.Paths("1. Về đào tạo.\n2. Về việc làm.\n3, Đối với các xã vùng cao."));

    [Theory]
    [InlineData("5, Đối với các xã vùng cao.")]
    [InlineData("3, Điều 10 Quy chế này.")]
    public void Build_NumberAndCommaOutOfTheSeries_IsText(string text) => Assert.Equal(["1", "2"], Trees.Paths("1. Về đào tạo.\n2. Về việc làm.\n" + text));

    [Fact]
    public void Build_RomanOneBelowRomanTwo_IsTheNumberOne() => Assert.Equal(
        ["I", "II", "II/1", "II/2", "III"],
        Trees.Paths("I. MỤC ĐÍCH\nII. NHIỆM VỤ\nI. Nhiệm vụ\n2. Biện pháp\nII. CHỦ ĐỀ"));

    [Fact]
    public void Build_RomanOneAfterNumbersOfRomanTwo_StartsAgain() => Assert.Equal(
        ["I", "II", "II/1", "I"],
        Trees.Paths("I. MỤC ĐÍCH\nII. NHIỆM VỤ\n1. Mở lớp.\nI. VỀ ĐÀO TẠO"));

    [Fact]
    public void Build_SectionSignWhereEightIsDue_IsEight() => Assert.Equal(
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        Trees.Paths("1. Một.\n2. Hai.\n3. Ba.\n4. Bốn.\n5. Năm.\n6. Sáu.\n7. Bảy.\n§. Sở Y tế."));

    [Fact]
    public void Build_SpeckBeforeALabel_IsPassedOver() => Assert.Equal(["1", "2"], Trees.Paths(". Điều 1. Mở lớp nghề.\nĐiều 2. Hiệu lực."));

    [Fact]
    public void Build_DottedNumbers_StandBelowTheirPrefix() => Assert.Equal(
        ["1", "1/1.1", "1/1.2", "1/1.2/1.2.1", "2", "2/2.1"],
        Trees.Paths("1. Về đào tạo\n1.1. Rà soát.\n1.2. Mở lớp.\n1.2.1. Lớp điện.\n2. Về việc làm\n2.1. Khảo sát."));

    [Fact]
    public void Build_RowOfATableThatAScanGaveAsLines_IsNoProvision() => Assert.Equal(
        ["1", "2"],
        Trees.Paths("1. Lịch học nghề\n1. | Trường nghề Bình Lặng\n2. | Trường nghề Sơn Lĩnh\n2. Kinh phí"));

    [Fact]
    public void Build_DottedNumbersWithoutTheirPrefix_AreSiblings() => Assert.Equal(
        ["III", "III/1.1", "III/1.2"],
        Trees.Paths("III. NHIỆM VỤ\n1.1. Rà soát.\n1.2. Mở lớp."));

    [Fact]
    public void Build_NumbersThatStartAgainBelowLetters_StandBelowThem() => Assert.Equal(
        ["1", "1/a", "1/a/1", "1/a/2", "1/b", "1/b/1"],
        Trees.Paths("1. Về đào tạo\na) Của các sở\n1) Rà soát.\n2) Mở lớp.\nb) Của các xã\n1) Khảo sát."));

    [Fact]
    public void Build_SameNumbersStartAgainBelowALetter_StandBelowIt() => Assert.Equal(
        ["1", "1/a", "1/a/1"],
        Trees.Paths("1. Về đào tạo\na) Của các sở\n1. Rà soát."));

    [Fact]
    public void Build_BracketedNumbers_StandBelowTheLetter() => Assert.Equal(
        ["1", "1/a", "1/a/1", "1/a/2", "1/b"],
        Trees.Paths("1. Về đào tạo\na) Của các sở:\n(1) Rà soát.\n(2) Mở lớp.\nb) Của các xã."));

    [Fact]
    public void Build_WordLabels_KeepTheirRank() => Assert.Equal(
        ["I", "I/1", "I/1/1", "I/1/1/a", "II", "II/1", "II/1/2", "II/2", "II/2/3"],
        Trees.Paths("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Các trường.\na) Trường nghề.\nChương II\nTỔ CHỨC\nMục 1\nTUYỂN SINH\nĐiều 2. Đối tượng\nMục 2\nĐÀO TẠO\nĐiều 3. Chương trình"));

    [Fact]
    public void Build_PartsAboveRomans_HoldThem() => Assert.Equal(
        ["I", "I/I", "I/I/1", "II", "II/I"],
        Trees.Paths("PHẦN THỨ NHẤT\nĐÁNH GIÁ\nI. KẾT QUẢ\n1. Về đào tạo\nPHẦN THỨ HAI\nNHIỆM VỤ\nI. CHỈ TIÊU"));

    [Fact]
    public void Build_OtherPunctuation_GoesOnInTheSeries() => Assert.Equal(
        ["1", "2", "3"],
        Trees.Paths("1. Rà soát.\n2- Mở lớp.\n3) Báo cáo."));

    [Fact]
    public void Build_DAfterC_IsMended()
    {
        var (root, findings) = Trees.Of("a) Một.\nb) Hai.\nc) Ba.\nđ) Bốn.\nđ) Năm.\ne) Sáu.");

        Assert.Equal(["a", "b", "c", "d", "đ", "e"], Trees.Paths(root));
        Assert.Equal(["TS-TREE-01"], findings.Select(f => f.Code));
        Assert.Equal(["đ", "d"], findings[0].Arguments);
    }

    [Fact]
    public void Build_DigitAmongLetters_IsTheLetterItLooksLike() => Assert.Equal(
        ["1", "1/d", "1/đ", "1/e", "1/g", "1/h"],
        Trees.Paths("1. Về đào tạo\nd) Một.\nđ) Hai.\ne) Ba.\n8) Bốn.\nh) Năm."));

    [Fact]
    public void Build_DigitThatLooksLikeNoLetterDue_StaysANumber() => Assert.Equal(
        ["1", "1/a", "1/a/1", "1/a/2"],
        Trees.Paths("1. Về đào tạo\na) Một.\n1) Hai.\n2) Ba."));

    [Fact]
    public void Build_SignForALetter_IsTheLetterDue() => Assert.Equal(
        ["1", "1/a", "1/b", "1/c"],
        Trees.Paths("1. Về đào tạo\na) Một.\nø) Hai.\nc) Ba."));

    [Fact]
    public void Build_WrongPrefixInTheSeries_IsMended() => Assert.Equal(
        ["2", "2/2.3", "2/2.4", "2/2.5"],
        Trees.Paths("2. Về đào tạo\n2.3. Một.\n2.4. Hai.\n3.5. Ba."));

    [Fact]
    public void Build_TwoWhereThreeIsDue_IsMended()
    {
        var (root, findings) = Trees.Of("I. MỘT\nII. HAI\nII. BA\nIV. BỐN");

        Assert.Equal(["I", "II", "III", "IV"], Trees.Paths(root));
        Assert.Equal(["TS-TREE-01"], findings.Select(f => f.Code));
    }

    [Fact]
    public void Build_RomanWhereElevenIsDue_IsANumber() => Assert.Equal(
        ["10", "11", "12"],
        Trees.Paths("10. Mười.\nII. Mười một.\n12. Mười hai."));

    [Fact]
    public void Build_SectionTwoAfterTenItems_IsTheSection() => Assert.Equal(
        ["I", "I/9", "I/10", "II", "II/1"],
        Trees.Paths("I. NHIỆM VỤ\n9. Chín.\n10. Mười.\nII. TỔ CHỨC THỰC HIỆN\n1. Một."));

    [Fact]
    public void Build_RomanOneReadForOneBelowALaterSection_IsMended() => Assert.Equal(
        ["I", "I/1", "I/2", "II", "II/1", "II/2", "III"],
        Trees.Paths("I. MỤC ĐÍCH\n1. Mục đích\n2. Yêu cầu\nII. NHIỆM VỤ\nI. Nhiệm vụ chung\n2. Nhiệm vụ riêng\nII. CHỦ ĐỀ"));

    [Fact]
    public void Build_RomanOneInCapitalsAfterALaterSection_StaysOne() => Assert.Equal(
        ["I", "II", "I", "II"],
        Trees.Paths("I. MỤC ĐÍCH\nII. NHIỆM VỤ\nI. MỤC TIÊU\nII. GIẢI PHÁP"));

    [Fact]
    public void Build_OneReadForRomanOne_IsMended()
    {
        Assert.Equal(["I", "I/1", "II"], Trees.Paths("1. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích của kế hoạch.\nII. NHIỆM VỤ"));
        Assert.Equal(["1", "2"], Trees.Paths("1. MỤC ĐÍCH, YÊU CẦU\n2. NHIỆM VỤ"));
    }

    [Fact]
    public void Build_FirstLabelLost_IsGivenBackToTheHeadingBeforeTheSecond()
    {
        var (root, findings) = Trees.Of("I. NHIỆM VỤ\nĐẩy mạnh tuyên truyền\n- Mở chuyên mục.\n2. Mở lớp");

        Assert.Equal(["I", "I/1", "I/2"], Trees.Paths(root));
        Assert.Equal(["I/1/-1"], Trees.Ids(root, NodeKind.Bullet));
        Assert.Equal(["TS-TREE-02"], findings.Select(f => f.Code));
    }

    [Fact]
    public void Build_SentenceBeforeTheSecondLabel_StaysAParagraph() => Assert.Equal(
        ["I", "I/2"],
        Trees.Paths("I. NHIỆM VỤ\nCác xã thực hiện những việc sau đây.\n2. Mở lớp"));

    [Fact]
    public void Build_Bullets_AreCountedWithinTheirProvision()
    {
        var (root, _) = Trees.Of("I. NHIỆM VỤ\n- Một:\n+ Hai.\n+ Ba.\n- Bốn.\nII. KINH PHÍ\n- Năm.");

        Assert.Equal(["I/-1", "I/-1/-1", "I/-1/-2", "I/-2", "II/-1"], Trees.Ids(root, NodeKind.Bullet));
        Assert.All(root.DescendantsAndSelf().Where(n => n.Kind is NodeKind.Bullet), b => Assert.True(b.Path is "I" or "II"));
    }

    [Fact]
    public void Build_ClosingParagraph_StandsUnderTheLastProvision()
    {
        var (root, _) = Trees.Of("I. NHIỆM VỤ\n1. Mở lớp\n- Một.\nCác xã nghiêm túc thực hiện.");

        var closing = root.DescendantsAndSelf().Single(n => n.Kind is NodeKind.Paragraph);
        Assert.Equal(("I/1", "I/1/~1", NodeKind.Provision), (closing.Path, closing.Id, closing.Parent!.Kind));
    }

    [Fact]
    public void Build_GroundsBeforeTheFirstProvision_AreThePreamble()
    {
        var (root, _) = Trees.Of("- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy chế làm việc,\nBan Thường vụ ban hành kế hoạch.\nI. MỤC ĐÍCH");

        Assert.Equal([NodeKind.Preamble, NodeKind.Provision], root.Children.Select(c => c.Kind));
        Assert.Equal(3, root.Children[0].Children.Count);
        Assert.All(root.Children[0].Children, c => Assert.Equal(NodeKind.Paragraph, c.Kind));
    }

    [Fact]
    public void Build_Annex_StartsAfreshBelowItsLabel() => Assert.Equal(
        ["1", "PLII/1", "PLII/1/a", "PLII/2"],
        Trees.Paths(Trees.Whole(Signed + "PHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n(Kèm theo Quyết định số 1/QĐ-SYT ngày 01/02/2024 của Sở Y tế)\n1. Mua sắm\na) Máy.\n2. Sửa chữa")));

    [Fact]
    public void Build_AttachedRegulation_IsMainText()
    {
        var root = Trees.Whole(Signed + "QUY CHẾ\nLàm việc của đoàn kiểm tra\n(Ban hành kèm theo Quyết định số 1/QĐ-SYT ngày 01/02/2024 của Sở Y tế)\nĐiều 1. Phạm vi\n1. Các phòng.");

        Assert.Equal(["1", "1", "1/1"], Trees.Paths(root));
        Assert.Contains(root.Children, c => c.Kind is NodeKind.Attachment);
    }

    [Fact]
    public void Build_Table_StandsWhereItCameWithRowsAndCells()
    {
        var writer = new BlockWriter(ReaderOptions.Default);
        writer.Paragraph("I. NHIỆM VỤ");
        writer.Paragraph("- Theo bảng sau:");
        writer.BeginTable();
        foreach (var row in (string[][])[["STT", "Việc"], ["1", "Mở lớp"]])
        {
            writer.BeginRow();
            for (var c = 0; c < row.Length; c++)
            {
                writer.BeginCell(c);
                writer.Paragraph(row[c]);
                writer.EndCell();
            }
        }
        writer.EndTable();
        writer.Paragraph("II. KINH PHÍ");

        var (root, _) = Trees.Of(writer.Finish());

        Assert.Equal(["I", "II"], Trees.Paths(root));
        Assert.Equal(["I/t1"], Trees.Ids(root, NodeKind.Table));
        Assert.Equal(["I/t1/r1/c1", "I/t1/r1/c2", "I/t1/r2/c1", "I/t1/r2/c2"], Trees.Ids(root, NodeKind.Cell));
        Assert.All(root.DescendantsAndSelf().Where(n => n.Kind is NodeKind.Cell), c => Assert.Equal("I", c.Path));
    }

    [Fact]
    public void Build_RepeatedLabel_KeepsThePathAndGetsAnIdOfItsOwn()
    {
        var (root, _) = Trees.Of("1. Một.\n1. Một nữa.");

        Assert.Equal(["1", "1"], Trees.Paths(root));
        Assert.Equal(["1", "1:2"], Trees.Ids(root, NodeKind.Provision));
    }

    [Theory]
    [InlineData(Signed)]
    [InlineData(Signed + "PHỤ LỤC I\nDANH MỤC\n1. Mua sắm\n- Máy.\nGhi chú.\nPHỤ LỤC II\nBIỂU")]
    [InlineData("I. NHIỆM VỤ\nTuyên truyền\n- Một.\n2. Mở lớp\nđ) Hai.\n(1) Ba.\n3.5. Bốn.\nII. KINH PHÍ")]
    [InlineData("Không có nhãn nào.\nChỉ có hai câu.")]
    public void Build_AnyOutline_CoversTheText(string text) => Assert.Equal("", string.Join('\n', Promises.BrokenBy(DocumentReader.ReadText(text, cancel: TestContext.Current.CancellationToken))));
}
