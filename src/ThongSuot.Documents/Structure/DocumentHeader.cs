namespace ThongSuot.Documents.Structure;

/// <summary>Which rules of form a document follows.</summary>
public enum DocumentForm
{
    /// <summary>Neither letterhead was seen.</summary>
    Unknown,
    /// <summary>"ĐẢNG CỘNG SẢN VIỆT NAM" (Hướng dẫn 36-HD/VPTW, 05-HD/VPTW).</summary>
    Party,
    /// <summary>"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" (Nghị định 30/2020/NĐ-CP).</summary>
    State,
}

/// <summary>The head of the first page. A field is null when it is blank or was not found.</summary>
public sealed record DocumentHeader
{
    /// <summary>Party or State form.</summary>
    public DocumentForm Form { get; init; }

    /// <summary>Printed type name in sentence case ("Kế hoạch", "Chỉ thị", "Công văn" for an official letter).</summary>
    public Recognised<string>? Type { get; init; }

    /// <summary>Number and symbol as printed, inner spaces removed ("27-KH/TU"); null when the number is blank.</summary>
    public Recognised<string>? Identifier { get; init; }

    /// <summary>The number alone ("27"); null when blank.</summary>
    public string? Number { get; init; }

    /// <summary>The symbol alone ("KH/TU", "KH-UBND"), present even when the number is blank.</summary>
    public string? Symbol { get; init; }

    /// <summary>Place of issue as printed ("Hà Nội").</summary>
    public Recognised<string>? Place { get; init; }

    /// <summary>Date of issue; null when day or month is blank.</summary>
    public Recognised<DateOnly>? Date { get; init; }

    /// <summary>The body that issues, in sentence case with its territory ("Ủy ban nhân dân tỉnh …").</summary>
    public Recognised<string>? Issuer { get; init; }

    /// <summary>All issuers of a joint document, the first equal to <see cref="Issuer"/>; empty when there is only one.</summary>
    public IReadOnlyList<string> JointIssuers { get; init; } = [];

    /// <summary>The body above the issuer on the letterhead.</summary>
    public Recognised<string>? Superior { get; init; }

    /// <summary>Trích yếu without the type name; for a letter what follows "V/v".</summary>
    public Recognised<string>? Subject { get; init; }

    /// <summary>Degree of urgency as printed ("Hỏa tốc", "Khẩn"), if any.</summary>
    public Recognised<string>? Urgency { get; init; }
}

/// <summary>In whose name a signer signs.</summary>
public enum SigningAuthority
{
    /// <summary>The head of the body in his or her own office.</summary>
    Own,
    /// <summary>TM., T/M: on behalf of a collective.</summary>
    OnBehalf,
    /// <summary>KT., K/T: for the head, by a deputy.</summary>
    ForHead,
    /// <summary>TL., T/L: by order.</summary>
    ByOrder,
    /// <summary>TUQ.: by authorisation.</summary>
    ByAuthorisation,
    /// <summary>Q.: acting.</summary>
    Acting,
}

/// <summary>One line of authority above a name: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH".</summary>
public sealed record SigningCapacity(SigningAuthority Authority, string For, TextSpan Span);

/// <summary>One signer.</summary>
/// <param name="Capacities">Authority lines from the top down; empty when the signer signs in own office only.</param>
/// <param name="Office">Office held ("Phó Chủ tịch"), null when not printed.</param>
/// <param name="Name">Name without titles or ranks, null when not printed.</param>
/// <param name="Span">The whole block.</param>
public sealed record Signature(IReadOnlyList<SigningCapacity> Capacities, string? Office, Recognised<string>? Name, TextSpan Span);

/// <summary>One line of "Nơi nhận" or "Kính gửi".</summary>
/// <param name="Name">The line as printed, without dash, purpose and closing punctuation; it may name several bodies.</param>
/// <param name="Purpose">"để báo cáo", "để thực hiện" …, as printed without brackets; null when none.</param>
/// <param name="Span">Where the line stands.</param>
/// <param name="RuleId">The rule that saw it.</param>
public sealed record Recipient(string Name, string? Purpose, TextSpan Span, string RuleId);
