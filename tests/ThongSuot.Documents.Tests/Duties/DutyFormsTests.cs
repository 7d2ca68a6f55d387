using static ThongSuot.Documents.Tests.DutyTests.Directives;

namespace ThongSuot.Documents.Tests.DutyTests;

/// <summary>Forms in which documents of every kind give their tasks.</summary>
public class DutyFormsTests
{
    [Fact]
    public void Read_TaskInNumberedLines_IsOneDutyWithWhatTheOthersSay() => Assert.Equal(
        ["2/1 Sở Nội vụ + Các sở, ngành @ 2024-12-31"],
        Told("""
            Điều 1. Ban hành kèm theo Nghị quyết này danh mục nhiệm vụ.
            Điều 2. Điều chỉnh nhiệm vụ tại số thứ tự 5 như sau:
            1. Tên nhiệm vụ: Xây dựng Đề án mạng lưới chuyên gia dạy nghề.
            2. Cơ quan chủ trì: Sở Nội vụ.
            3. Cơ quan phối hợp: Các sở, ngành.
            4. Kết quả: Đề án được phê duyệt.
            5. Thời gian hoàn thành: Quý IV/2024.
            """, "NGHỊ QUYẾT"));

    [Fact]
    public void Read_NumberedLinesWithoutALead_AreNoRecordOfATask() => Assert.Equal(
        ["I/3 Các trường nghề"],
        Told("""
            I. TẬP HUẤN
            1. Thời gian: ngày 12/4/2024.
            2. Địa điểm: Hội trường tỉnh.
            3. Các trường nghề cử giáo viên dự tập huấn.
            """));

    [Fact]
    public void Read_CommitteeInTheHeading_LeadsWhereVerbsFollowIt() => Assert.Equal(
        ["I/1 Ban Tổ chức Tỉnh ủy", "I/1 Ban Tổ chức Tỉnh ủy", "I/2/a Ban Chỉ đạo xóa nhà tạm huyện Sơn Lĩnh", "I/2/b Ban Chỉ đạo xóa nhà tạm huyện Sơn Lĩnh"],
        Told("""
            I. TRIỂN KHAI
            1. Ban Tổ chức Tỉnh ủy
            - Rà soát cán bộ đi học.
            - Tổng hợp kết quả đào tạo.
            2. Ban Chỉ đạo xóa nhà tạm huyện Sơn Lĩnh:
            a) Tuyên truyền, vận động nhân dân.
            b) Phê duyệt đối tượng được hỗ trợ.
            """));

    [Fact]
    public void Read_MembersOfACommittee_AskNothingButItsOrdersDo() => Assert.Equal(
        ["I/2 giám đốc trung tâm"],
        Told("""
            I. BAN TỔ CHỨC HỘI THI
            1. Trưởng ban: Giám đốc Sở Nội vụ phụ trách chung.
            2. Giao cho giám đốc trung tâm ra quyết định thành lập tổ giám khảo.
            """));

    [Fact]
    public void Read_BulletsHalfOfWhichAreThings_StayWithTheDutyThatOpensWithAThing() => Assert.Equal(
        ["I/1 Các trường nghề", "I/2 Các trường nghề"],
        Told("""
            I. NHIỆM VỤ
            1. Các trường nghề chuẩn bị tài liệu phục vụ đoàn kiểm tra:
            - Bảng điểm tự chấm của trường.
            - Chuẩn bị minh chứng cho từng tiêu chí.
            2. Các trường nghề thực hiện tốt công tác tuyển sinh:
            - Tuyên truyền chính sách học nghề.
            - Chỉ tiêu theo kế hoạch năm.
            """));

    [Fact]
    public void Read_PapersOfAFile_StayWithTheDuty() => Assert.Equal(
        ["I/1 Các trường nghề", "I/2/a Sở Nội vụ", "I/2/b Sở Nội vụ"],
        Told("""
            I. NHIỆM VỤ
            1. Các trường nghề nộp hồ sơ về Sở Nội vụ, gồm:
            - Báo cáo kết quả tuyển sinh năm trước;
            - Dự toán kinh phí.
            2. Sở Nội vụ thực hiện các nhiệm vụ, gồm:
            a) Thẩm định hồ sơ.
            b) Tổng hợp kết quả.
            """));

    [Fact]
    public void Read_RequestAfterASectionThatAsksNothing_IsADuty() => Assert.Equal(
        ["II các trường nghề"],
        Told("""
            I. MỤC ĐÍCH
            Nhận xét đúng nhu cầu học nghề của tỉnh.
            II. KINH PHÍ
            - Giao Sở Tài chính cấp từ nguồn sự nghiệp.
            Nhận được kế hoạch này, đề nghị các trường nghề khẩn trương triển khai thực hiện.
            """));

    [Fact]
    public void Read_ProgrammeOfAMeeting_AsksNothing() => Assert.Equal(
        ["II Sở Nội vụ"],
        Told("""
            I. CHƯƠNG TRÌNH HỘI NGHỊ
            - Công bố quyết định khen thưởng.
            - Lãnh đạo tỉnh trao bằng khen.
            II. CHƯƠNG TRÌNH ĐÀO TẠO
            - Sở Nội vụ biên soạn giáo trình.
            """));

    [Fact]
    public void Read_ListOfBodiesAfterAnOrder_GoesOnOverSemicolons() => Assert.Equal(
        ["I/1 Tòa án nhân dân tỉnh; Viện kiểm sát nhân dân tỉnh", "I/2 Sở Nội vụ + các trường nghề; Hội Nông dân tỉnh"],
        Told("""
            I. TRIỂN KHAI
            1. Đề nghị Tòa án nhân dân tỉnh; Viện kiểm sát nhân dân tỉnh cung cấp số liệu.
            2. Sở Nội vụ phối hợp với các trường nghề; Hội Nông dân tỉnh khảo sát nhu cầu.
            """));

    [Fact]
    public void Read_ClauseAfterThen_SaysWhoActs() => Assert.Equal(
        ["I/1 Sở Y tế", "I/2 Chi bộ"],
        Told("""
            I. TRIỂN KHAI
            1. Trường hợp học viên ốm đau kéo dài thì Sở Y tế xác nhận thời gian điều trị.
            2. Chi bộ
            Trên cơ sở tờ khai, xét đủ điều kiện thì đề nghị cấp ủy cấp trên xem xét.
            """));

    [Fact]
    public void Read_ClosingWords_AskOnlyWhenTheyOrder() => Assert.Equal(
        ["I/1 Sở Nội vụ", "I/1 các đơn vị có liên quan"],
        Told("""
            I. TRIỂN KHAI
            1. Sở Nội vụ rà soát nhu cầu.
            Trên đây là Kế hoạch thanh tra, kiểm tra việc dạy nghề của các trường.
            Trên đây là Kế hoạch đào tạo nghề, Ủy ban nhân dân tỉnh yêu cầu các đơn vị có liên quan nghiêm túc thực hiện.
            """));

    [Fact]
    public void Read_SharingOutOfWork_IsNoOrder() => Assert.Equal(
        ["I/1 Tổ công tác @ 2024-11-16", "I/2 Sở Nội vụ"],
        Told("""
            I. TRIỂN KHAI
            1. Tổ công tác:
            - Ngày 16/11/2024: Họp tổ, phân công nhiệm vụ cho từng thành viên.
            2. Phân công Sở Nội vụ tổng hợp kết quả.
            """));

    [Fact]
    public void Read_WhoeverIsLiable_LeadsWhateverTheNamesAreMadeOf() => Assert.Equal(
        ["3 Chánh Văn phòng Sở; Trưởng phòng Phòng Khoa học, công nghệ và môi trường; Thủ trưởng các đơn vị; các trường nghề"],
        Told("""
            Điều 1. Ban hành kèm theo Quyết định này Quy chế đào tạo nghề.
            Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
            Điều 3. Chánh Văn phòng Sở; Trưởng phòng Phòng Khoa học, công nghệ và môi trường, Thủ trưởng các đơn vị và các trường nghề chịu trách nhiệm thi hành Quyết định này.
            """, "QUYẾT ĐỊNH"));

    [Fact]
    public void Read_HeadingThatSaysWhoIsResponsible_HandsTheBodyDown() => Assert.Equal(
        ["I/1 Sở Nội vụ", "I/2 Hội Nông dân tỉnh", "I/3 Sở Y tế"],
        Told("""
            I. TRIỂN KHAI
            1. Sở Nội vụ chịu trách nhiệm:
            - Rà soát nhu cầu học nghề.
            2. Hội Nông dân tỉnh có nhiệm vụ
            - Vận động hội viên.
            3. Sở Y tế chịu trách nhiệm về kết quả khám sức khỏe.
            """));

    [Fact]
    public void Read_BodyConcernedBeforeAColon_Leads() => Assert.Equal(
        ["I Ngành Y tế", "I các trường nghề", "I"],
        Told("""
            I. NHIỆM VỤ
            - Đối với Ngành Y tế: Xây dựng kế hoạch khám sức khỏe.
            - Đối với các trường nghề: Cử giáo viên dự tập huấn.
            - Đối với học viên khó khăn: Hỗ trợ tiền ăn.
            """));

    [Fact]
    public void Read_DayOfIssueBlank_YearLeftOutIsToldByTheMonth()
    {
        static string Due(string line) => DocumentReader.ReadText($"""
            SỞ Y TẾ VÂN GIANG        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                     Độc lập - Tự do - Hạnh phúc
            Số:    /KH-SYT           Vân Giang, {line}
            KẾ HOẠCH
            Đào tạo nghề
            I. NHIỆM VỤ
            1. Các trường nghề báo cáo kết quả trước ngày 16/3.
            """, cancel: TestContext.Current.CancellationToken).Duties.Single().Deadline?.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

        Assert.Equal("2024-03-16", Due("ngày     tháng 3 năm 2024"));
        Assert.Equal("2025-03-16", Due("ngày     tháng 10 năm 2024"));
        Assert.Equal("", Due("ngày     tháng     năm"));
    }

    [Fact]
    public void Read_LetterWithoutProvisions_DemandsAfterItsLeadIn()
    {
        const string Ground = "Hội Nông dân tỉnh tổ chức lớp nghề theo đề nghị tại Công văn số 12/HND ngày 05/01/2024";

        Assert.Equal([" Sở Tài chính + các đơn vị"], Told($"{Ground}; Chủ tịch Ủy ban nhân dân tỉnh có ý kiến như sau:\nSở Tài chính chủ trì, phối hợp với các đơn vị thẩm định dự toán.").Select(t => " " + t));
        Assert.Empty(Told($"{Ground}.\nSở Tài chính chủ trì, phối hợp với các đơn vị thẩm định dự toán."));
    }

    [Fact]
    public void Read_WarningOfWhatWillFollow_AsksNothing() => Assert.Equal(
        ["I/2 Những trường nghề"],
        Told("""
            I. NHIỆM VỤ
            1. Những đơn vị gửi hồ sơ sau ngày 19/12/2024 sẽ không được xem xét.
            2. Những trường nghề chủ động hợp đồng thỉnh giảng.
            """));

    [Fact]
    public void Read_NoticeThatInforms_AsksNothing() => Assert.Equal(
        ["2 Các trường nghề"],
        Told("1. Thông báo lịch học năm thứ hai.\n2. Các trường nghề cử giáo viên dự lớp.", "THÔNG BÁO"));
}
