require 'sinatra'

# What a block leaves in the object that it is given.
class Mail
  attr_accessor :to, :subject

  def self.compose
    mail = new
    yield mail
    mail
  end

  def self.called(&block)
    mail = new
    block.call(mail)
    mail
  end

  def self.handed(&block)
    new.tap(&block)
  end

  def self.pair
    first = new
    second = new
    yield first, second
    [first, second]
  end

  def self.forgotten
    yield new
    new
  end

  def initialize
    @subject = 'none'
    yield self if block_given?
  end

  def deliver
    system("mail #{@to}") # want RBN201
    system("mail -s #{@subject}")
  end
end

class Settings
  class << self
    attr_accessor :shell, :depth

    def configure
      yield self
    end
  end
end

post '/mail' do
  mail = Mail.compose { |m| m.to = params[:to] }
  system("mail #{mail.to}") # want RBN201
  system("mail #{mail.subject}")
  mail.deliver
  system("mail #{Mail.called { |m| m.to = params[:to] }.to}") # want RBN201
  system("mail #{Mail.called { |m| m.to = params[:to].to_i }.to}")
  system("mail #{Mail.handed { |m| m.to = params[:to] }.to}") # want RBN201
  system("mail #{Mail.new { |m| m.to = params[:to] }.to}") # want RBN201
  system("mail #{Mail.forgotten { |m| m.to = params[:to] }.to}")
  first, second = Mail.pair { |a, b| b.to = params[:to] + a.subject }
  system("mail #{first.to}")
  system("mail #{second.to}") # want RBN201
  ''
end

post '/settings' do
  Settings.configure do |s|
    s.shell = params[:shell]
    s.depth = params[:depth].to_i
  end
  system("run #{Settings.shell}") # want RBN201
  system("run #{Settings.depth}")
  ''
end
