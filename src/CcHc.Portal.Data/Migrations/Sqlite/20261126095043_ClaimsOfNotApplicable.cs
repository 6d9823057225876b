using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClaimsOfNotApplicable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Claim",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<long>(
                name: "ClaimDecidedAt",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimDecidedByName",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimReason",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimRecordedFor",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimedTreatment",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScoreLines_CampaignId_Claim",
                table: "ScoreLines",
                columns: new[] { "CampaignId", "Claim" });

            // Claims made before they had a state of their own: what an agency marked counts as decided, the rest waits.
            migrationBuilder.Sql(
                """
                UPDATE ScoreLines
                SET ClaimedTreatment = CASE WHEN SelfAnswer LIKE '%"not_applicable":"full"%' THEN 'Full' WHEN SelfAnswer LIKE '%"not_applicable":"exclude"%' THEN 'Exclude' ELSE 'Zero' END,
                    Claim = CASE WHEN AppraisalPoints IS NULL THEN 'Waiting' WHEN AppraisalAnswer = SelfAnswer OR (AppraisalAnswer IS NULL AND AppraisalPoints = SelfPoints) THEN 'Approved' ELSE 'Refused' END,
                    ClaimDecidedAt = AppraisalAt,
                    ClaimDecidedByName = AppraisalByName,
                    ClaimReason = AppraisalReason
                WHERE SelfAnswer LIKE '%"not_applicable"%'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScoreLines_CampaignId_Claim",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "Claim",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimDecidedAt",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimDecidedByName",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimReason",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimRecordedFor",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimedTreatment",
                table: "ScoreLines");
        }
    }
}
