-- The portal's database and its own account, which owns that database and nothing else. May run at every start.
IF DB_ID(N'CcHcPortal') IS NULL
    CREATE DATABASE CcHcPortal;
GO
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'CcHcPortal' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE CcHcPortal SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
IF SUSER_ID(N'portal') IS NULL
    CREATE LOGIN portal WITH PASSWORD = N'$(PortalPassword)', DEFAULT_DATABASE = CcHcPortal;
ELSE
    ALTER LOGIN portal WITH PASSWORD = N'$(PortalPassword)';
GO
USE CcHcPortal;
GO
IF USER_ID(N'portal') IS NULL
    CREATE USER portal FOR LOGIN portal;
GO
ALTER ROLE db_owner ADD MEMBER portal;
GO
