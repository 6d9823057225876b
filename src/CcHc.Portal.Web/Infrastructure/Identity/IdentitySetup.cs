using System.Security.Cryptography.X509Certificates;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Infrastructure.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace CcHc.Portal.Web.Infrastructure.Identity;

public static class IdentitySetup
{
    /// <summary>Sent along by pages' scripts that save while one types.</summary>
    public const string AutosaveHeader = "X-Autosave";

    public const int PasswordMinLength = 10;
    public const int TriesBeforeLockout = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    public static void AddPortalIdentity(this IServiceCollection services, IHostEnvironment environment, PortalSettings settings)
    {
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Password.RequiredLength = PasswordMinLength;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = TriesBeforeLockout;
                identity.Lockout.DefaultLockoutTimeSpan = Lockout;
            })
            .AddEntityFrameworkStores<PortalDbContext>()
            .AddUserManager<PortalUserManager>()
            .AddSignInManager()
            .AddErrorDescriber<VietnameseIdentityErrors>();

        services.AddSingleton<IPasswordHasher<Account>>(
            new PortalPasswordHasher(environment.IsTest() && settings.HasQuickPasswords ? PasswordCost.Trifling : PasswordCost.Standard));

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookie.LoginPath = "/sign-in";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
                cookie.SlidingExpiration = true;
                cookie.Cookie.Name = "cchc-session";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = SecureWhereServed(environment);
                cookie.Events.OnRedirectToLogin = AskToSignInAsync;
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddScoped<ReadCurrentActor>();
        services.AddSingleton<KeptForms>();

        services.AddSingleton<DataProtectionKeyRows>();
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeyRows>((keys, rows) => keys.XmlRepository = rows);
        var protection = services.AddDataProtection().SetApplicationName("CcHc.Portal");
        if (settings.KeyCertificatePath is { Length: > 0 } path)
        {
            var certificate = LoadCertificate(path, settings.KeyCertificatePasswordFile);
            protection.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        }
    }

    /// <summary>HTTPS is demanded where the portal is offered to a network; the loopback environments also speak HTTP.</summary>
    public static CookieSecurePolicy SecureWhereServed(IHostEnvironment environment) =>
        environment.IsProduction() ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static async Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        // A script that saves while one types asks for the sign-in in place; a page instead of an answer would be no use to it.
        if (request.Headers.ContainsKey(AutosaveHeader))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (HttpMethods.IsGet(request.Method))
        {
            context.Response.Redirect(context.RedirectUri);
            return;
        }

        // Passwords never travel along; they are typed again.
        var mayKeep = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<BeforePasswordChangeAttribute>() is null;
        if (mayKeep && await KeptForms.ReadAsync(request) is { Fields.Count: > 0 } kept)
        {
            context.HttpContext.Features.Set(kept);
            // Its body is read to the end; whoever answers now must not look for a form in it.
            request.Form = FormCollection.Empty;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        // The address of a form's target cannot be opened after signing in; such a visitor starts at home.
        context.Response.Redirect("/sign-in");
    }

    /// <exception cref="DomainRuleException">with every reason Identity gives.</exception>
    public static void ThrowIfRefused(this IdentityResult result, string key)
    {
        if (!result.Succeeded)
        {
            throw new DomainRuleException([.. result.Errors.Select(e => new Obstacle(key, e.Description))]);
        }
    }

    private static X509Certificate2 LoadCertificate(string path, string? passwordFile)
    {
        if (!File.Exists(path))
        {
            throw new PortalSettingException($"Portal:KeyCertificatePath: không có tệp «{path}».");
        }

        var password = passwordFile is { Length: > 0 } ? File.ReadAllText(passwordFile).Trim() : null;
        return X509CertificateLoader.LoadPkcs12FromFile(path, password);
    }
}
