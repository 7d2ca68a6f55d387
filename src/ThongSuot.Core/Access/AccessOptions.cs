namespace ThongSuot.Core.Access;

/// <summary>Section <c>Access</c> of the settings.</summary>
public sealed class AccessOptions
{
    /// <summary>Shortest password of who also gives a one-time code.</summary>
    public int PasswordLength { get; set; } = 12;

    /// <summary>Shortest password where it is all that is asked; NIST SP 800-63B-4 (section 3.1.1.2) asks for 15 there.</summary>
    public int PasswordLengthAlone { get; set; } = 12;
}
