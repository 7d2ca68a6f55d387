using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Tests.FrameTests;

public class ClosingReaderTests
{
    private const string Head = "SỞ Y TẾ\nSố: 1/KH-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVân Giang, ngày 01 tháng 02 năm 2024\nKẾ HOẠCH\nKiểm tra\nCăn cứ luật;\nCác đơn vị thực hiện./.\n";

    private static string[] Names(Frame frame) => [.. frame.Recipients.Select(r => r.Name)];

    [Fact]
    public void Read_CellsSideBySide_GivesRecipientsAndSignature()
    {
        var frame = Frames.Of(Head + "Nơi nhận: / - Như trên; / - Cục Kiểm tra văn bản (Bộ Tư pháp); / - Thường trực Tỉnh ủy (để b/c); / - Lưu: VT, TH. || TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / (Đã ký) / Nguyễn Văn Hiền");

        Assert.Equal(["Cục Kiểm tra văn bản (Bộ Tư pháp)", "Thường trực Tỉnh ủy"], Names(frame));
        Assert.Equal("để b/c", frame.Recipients[1].Purpose);
        var signature = Assert.Single(frame.Signatures);
        Assert.Equal([(SigningAuthority.OnBehalf, "Ủy ban nhân dân"), (SigningAuthority.ForHead, "Chủ tịch")], signature.Capacities.Select(c => (c.Authority, c.For)));
        Assert.Equal("Phó Chủ tịch", signature.Office);
        Assert.Equal("Nguyễn Văn Hiền", signature.Name?.Value);
        Assert.Single(frame.RecipientSpans);
        Assert.Single(frame.SignatureSpans);
    }

    [Fact]
    public void Read_ListAndSignatureOnTheSameLines_AreParted()
    {
        var frame = Frames.Of(Head + """
            Nơi nhận: TM. ỦY BAN NHÂN DÂN
            - Như Điều 3; KT. CHỦ TỊCH
            - Bộ Khoa học và Công nghệ; PHÓ CHỦ TỊCH
            ~ CT, PCT UBND tỉnh; (Đã ký)
            - UBND các huyện, thị xã; Lê Thị Hồng Vân
            - Cục Thuế tỉnh; Bưu điện tỉnh;
            - Lưu: VT, P.TH
            """);

        Assert.Equal(["Như Điều 3", "Bộ Khoa học và Công nghệ", "CT, PCT UBND tỉnh", "UBND các huyện, thị xã", "Cục Thuế tỉnh; Bưu điện tỉnh"], Names(frame));
        var signature = Assert.Single(frame.Signatures);
        Assert.Equal("Phó Chủ tịch", signature.Office);
        Assert.Equal("Lê Thị Hồng Vân", signature.Name?.Value);
    }

    [Fact]
    public void Read_OfficeRunIntoALine_IsNotPartOfTheName() => Assert.Equal(
        ["UBND tỉnh Vân Giang", "VPUB: CVP, PCVP, KTN"],
        Names(Frames.Of(Head + "Nơi nhận:\n- UBND tỉnh Vân Giang: 'GIÁM ĐỐC\n- VPUB: CVP, PCVP, KTN;\n- Lưu: VT.")));

    [Fact]
    public void Read_PartyList_JoinsWrappedLinesAndKeepsTheOfficeThatFiles()
    {
        var frame = Frames.Of(Head + """
            Nơi nhận:
            - Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung
            ương,
            - Các ban đảng,
            - Lưu Văn phòng Thành ủy.
            T/M BAN THƯỜNG VỤ
            BÍ THƯ
            Lò Minh Hùng
            """);

        Assert.Equal(["Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương", "Các ban đảng", "Lưu Văn phòng Thành ủy"], Names(frame));
        Assert.Equal("Lò Minh Hùng", frame.Signatures[0].Name?.Value);
        Assert.Equal("Bí thư", frame.Signatures[0].Office);
        Assert.Equal("Ban Thường vụ", frame.Signatures[0].Capacities[0].For);
    }

    [Theory]
    [InlineData("- Lưu VPTU.")]
    [InlineData("- Lưu: Văn thư, KTN (5b).")]
    [InlineData("- Như trên “Để thực hiện”")]
    [InlineData("- Như kính gửi;")]
    public void Read_FileMarkAndPointers_AreNoRecipients(string line)
    {
        var frame = Frames.Of(Head + $"Nơi nhận:\n- Sở Nội vụ;\n{line}\n- Lưu: VT.");

        Assert.Equal(["Sở Nội vụ"], Names(frame));
    }

    [Theory]
    [InlineData("- BTV Đảng ủy Sở } để báo cáo", "BTV Đảng ủy Sở", "để báo cáo")]
    [InlineData("- Ban Chấp hành “Để phối hợp”", "Ban Chấp hành", "Để phối hợp")]
    [InlineData("- Thường trực Tỉnh ủy (b/cáo);", "Thường trực Tỉnh ủy", "b/cáo")]
    [InlineData("- VPUB: CVP, PCVP(VX), CBTH;", "VPUB: CVP, PCVP(VX), CBTH", null)]
    public void Read_Purpose_IsTakenOffTheName(string line, string name, string? purpose)
    {
        var recipient = Assert.Single(Frames.Of(Head + $"Nơi nhận:\n{line}\n- Lưu: VT.").Recipients);

        Assert.Equal(name, recipient.Name);
        Assert.Equal(purpose, recipient.Purpose);
    }

    [Fact]
    public void Read_HeadingSpoiltByAScan_StillOpensTheList()
    {
        Assert.Equal(["Công an tỉnh"], Names(Frames.Of(Head + "-Vơi nhận:\n- Công an tỉnh;\n- Lưu: VT, NC")));
        Assert.Equal(["Công an tỉnh"], Names(Frames.Of(Head + "- Công an tỉnh;\n- Lưu: VT, NC")));
    }

    [Fact]
    public void Read_HeadingLostByAScan_TheListIsFoundFromItsEnd() => Assert.Equal(
        ["UBND tỉnh", "Sở Tài chính"],
        Names(Frames.Of(Head + "“th: 4 KT. GIÁM ĐỐC\n- Như trên; z\n- UBND tỉnh (để b/c); PHÓ GIÁM ĐỐC\n- Sở Tài chính;\n- Lưu: VT.\nLê Văn An")));

    [Fact]
    public void Read_SentenceAboutRecipients_IsNoList()
    {
        var frame = Frames.Of(Head + "Nơi nhận văn bản trình bày góc phải, dưới nội dung.\n1. Nơi nhận hồ sơ: Sở Khoa học và Công nghệ.");

        Assert.Empty(frame.Recipients);
        Assert.Empty(frame.RecipientSpans);
    }

    [Theory]
    [InlineData("THỦ TƯỚNG\nNguyễn Tấn Hòa", "Thủ tướng", "Nguyễn Tấn Hòa")]
    [InlineData("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThượng tướng Nguyễn Văn Hiền", "Thứ trưởng", "Nguyễn Văn Hiền")]
    [InlineData("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n[Đã ký]\nThS. Phùng Tô Lan", "Phó Chánh Văn phòng", "Phùng Tô Lan")]
    [InlineData("GIÁM ĐỐC\nTRẦN THỊ MAI", "Giám đốc", "Trần Thị Mai")]
    [InlineData("TỔNG THANH TRA\nTrần Văn Bình – Đã ký", "Tổng Thanh tra", "Trần Văn Bình")]
    public void Read_SignatureWithoutList_GivesOfficeAndName(string text, string office, string name)
    {
        var signature = Assert.Single(Frames.Of(Head + text).Signatures);

        Assert.Equal(office, signature.Office);
        Assert.Equal(name, signature.Name?.Value);
    }

    [Fact]
    public void Read_TwoSignersSideBySide_GivesBoth()
    {
        var frame = Frames.Of(Head + "KT. GIÁM ĐỐC SỞ Y TẾ / PHÓ GIÁM ĐỐC / Lê Văn An || TM. BAN THƯỜNG VỤ / CHỦ TỊCH / Đỗ Thị Bích");

        Assert.Equal(["Lê Văn An", "Đỗ Thị Bích"], frame.Signatures.Select(s => s.Name?.Value));
    }

    [Theory]
    [InlineData("` L$ rần Hoàng Tuân")]
    [InlineData("Xếđuyên Hoàng Giang")]
    [InlineData("CỦA ĐẠI HỌX")]
    public void Read_NameSpoiltByAScan_IsNotGuessed(string line)
    {
        var frame = Frames.Of(Head + $"Nơi nhận: KT. CHỦ TỊCH\n- Như trên;\n- Lưu: VT.\n{line}");

        Assert.Null(Assert.Single(frame.Signatures).Name);
        Assert.Contains(frame.Findings, f => f.Code == "TS-HEAD-09");
    }

    [Fact]
    public void Read_HeadingInCapitals_IsNoSignature()
    {
        var frame = Frames.Of(Head + "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nĐiều 1. Thành lập đoàn kiểm tra do ông Trần Văn An làm trưởng đoàn.");

        Assert.Empty(frame.Signatures);
    }

    [Fact]
    public void Read_Addressees_AreTakenFromLineAndList()
    {
        const string letter = "SỞ Y TẾ\nSố: 1/SYT-VP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVân Giang, ngày 01 tháng 02 năm 2024\nV/v góp ý dự thảo\n";
        var list = Frames.Of(letter + "Kính gửi:\n- Các sở, ban, ngành;\n- Bộ trưởng Bộ Nội vụ, Tổ phó Tổ công tác cải cách\nthủ tục hành chính.\nThực hiện công văn của Bộ, Sở có ý kiến như sau:");
        var line = Frames.Of(letter + "Kính gửi: Ủy ban nhân dân các xã, phường\nThực hiện công văn của Bộ, Sở có ý kiến như sau:");

        Assert.Equal(["Các sở, ban, ngành", "Bộ trưởng Bộ Nội vụ, Tổ phó Tổ công tác cải cách thủ tục hành chính"], list.Addressees.Select(a => a.Name));
        Assert.Equal(["Ủy ban nhân dân các xã, phường"], line.Addressees.Select(a => a.Name));
        Assert.Empty(line.Recipients);
    }
}
