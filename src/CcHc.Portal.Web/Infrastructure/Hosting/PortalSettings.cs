namespace CcHc.Portal.Web.Infrastructure.Hosting;

/// <summary>The section «Portal» of the configuration.</summary>
public sealed class PortalSettings
{
    public const string Section = "Portal";
    public const string DefaultAgencyName = "Cổng thi đua cải cách hành chính";

    /// <summary>Shown in the head of every page.</summary>
    public string AgencyName { get; set; } = DefaultAgencyName;

    /// <summary>Holds portal.db and files/ unless other settings say otherwise.</summary>
    public string DataFolder { get; set; } = "./data";

    /// <summary>PKCS#12 file with which the keys in the database are encrypted.</summary>
    public string? KeyCertificatePath { get; set; }

    /// <summary>File that holds the password of <see cref="KeyCertificatePath"/>.</summary>
    public string? KeyCertificatePasswordFile { get; set; }

    /// <summary>Whether passwords are hashed at next to no cost; heeded in the environment Test only.</summary>
    public bool HasQuickPasswords { get; set; }

    /// <summary>Greatest upload in megabytes.</summary>
    public int UploadMegabytes { get; set; } = 50;

    /// <summary>Addresses or networks (10.0.0.5, 10.0.0.0/24) of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    public string DatabasePath => Path.Combine(DataFolder, "portal.db");

    public string FilesPath => Path.Combine(DataFolder, "files");
}

/// <summary>The section «Limits»: requests in a minute, all at once or over the minute; 0 sets no limit.</summary>
public sealed class LimitSettings
{
    public const string Section = "Limits";

    /// <summary>Of one signed-in account.</summary>
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Of one address nobody has signed in from.</summary>
    public int VisitorRequestsPerMinute { get; set; } = 1200;

    /// <summary>Sign-ins and invitations taken up, of one address. A wrong password five times locks the account besides.</summary>
    public int PasswordsPerMinute { get; set; } = 300;
}

/// <summary>The names of the environments besides those of the framework.</summary>
public static class PortalEnvironments
{
    public const string Demo = "Demo";
    public const string Test = "Test";

    public static bool IsDemo(this IHostEnvironment environment) => environment.IsEnvironment(Demo);

    public static bool IsTest(this IHostEnvironment environment) => environment.IsEnvironment(Test);
}

#pragma warning disable CA1032 // thrown with the setting and what to do, never empty
/// <summary>A setting with which the portal will not start; the text is for who runs it.</summary>
public sealed class PortalSettingException(string message) : Exception(message);
