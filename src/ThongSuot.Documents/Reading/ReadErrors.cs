namespace ThongSuot.Documents.Reading;

/// <summary>The clear sentences for files that cannot be read.</summary>
internal static class ReadErrors
{
    public static ReadException Empty() => new(ReadFailure.Empty, "Tệp không có nội dung. Hãy kiểm tra lại tệp đã chọn.", "The file is empty. Check the file you chose.");

    public static ReadException NoText() => new(ReadFailure.Empty, "Không tìm thấy chữ nào trong tệp. Nếu nội dung là ảnh chụp, hãy lưu ảnh thành PNG, JPEG hoặc PDF rồi đọc lại.", "There is no text in the file. If it holds pictures of a text, save them as PNG, JPEG or PDF and read those.");

    public static ReadException TooLarge(long limit) => new(ReadFailure.TooLarge,
        $"Tệp lớn hơn giới hạn {limit / (1024 * 1024)} MB nên không đọc. Hãy tách tệp thành các phần nhỏ hơn.", $"The file is larger than the limit of {limit / (1024 * 1024)} MB. Split it into smaller parts.");

    public static ReadException Encrypted() => new(ReadFailure.Encrypted,
        "Tệp được bảo vệ bằng mật khẩu. Hãy mở bằng chương trình soạn thảo, gỡ mật khẩu rồi lưu lại.", "The file is protected by a password. Open it in a word processor, remove the password and save it again.");

    public static ReadException Corrupt(Exception? inner) => new(ReadFailure.Corrupt,
        "Tệp bị hỏng hoặc bị cắt cụt nên không đọc được. Hãy tải lại tệp hoặc mở bằng chương trình soạn thảo rồi lưu lại.", "The file is broken or cut short. Download it again, or open it in a word processor and save it again.", inner);

    public static ReadException Endless() => new(ReadFailure.Corrupt,
        "Các phần của tệp PDF tham chiếu vòng tròn hoặc lồng nhau quá sâu nên không đọc được. Hãy mở tệp, in lại thành PDF mới rồi đọc lại.", "The parts of the PDF refer to each other without end or nest too deep. Open the file, print it to a new PDF and read that.");

    public static ReadException Harmful() => new(ReadFailure.Corrupt,
        "Tệp PDF này làm chương trình đọc PDF dừng đột ngột hoặc chạy quá lâu nên không đọc. Hãy mở tệp, in lại thành PDF mới rồi đọc lại.", "This PDF makes the program that reads PDF stop dead or run too long, so it was not read. Open the file, print it to a new PDF and read that.");

    public static ReadException Untried(Exception inner) => new(ReadFailure.ProgramFailed,
        "Không khởi động được tiến trình đọc thử PDF nên không đọc tệp. Hãy kiểm tra việc cài đặt Thông Suốt.", "The process that tries PDF first could not be started, so the file was not read. Check the installation of Thông Suốt.", inner);

    public static ReadException Unsupported(string vietnamese, string english) => new(ReadFailure.Unsupported, vietnamese, english);
}
