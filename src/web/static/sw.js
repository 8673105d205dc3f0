const VERSION='@version@',FILES=@files@;
