# frozen_string_literal: true

require 'active_job'
require 'resque'
require 'shoryuken'
require 'sidekiq'
require 'sneakers'

class ThumbJob
  include Sidekiq::Job

  def perform(paper_id, format)
    system("convert paper-#{paper_id} thumb.#{format}") # want RBN201 RBN201
    system('convert', 'paper', "thumb.#{format}")
    retry_later(format)
  end

  # Nobody else calls it: what it is given is what perform says.
  def retry_later(format)
    system("at now convert #{format}") # want RBN201 from=12
  end

  def self.perform(name)
    system("convert #{name}")
  end
end

class OldWorker
  include Sidekiq::Worker

  def perform(*args, **options)
    system("notify #{args.first}") # want RBN201
    system("notify #{options[:to]}") # want RBN201
    system("notify #{args.length}")
  end
end

class CleanupJob
  include Sidekiq::Job

  def perform(days)
    days = Integer(days)
    system("find /srv/papers -mtime +#{days} -delete")
  end
end

class ApplicationJob < ActiveJob::Base
end

class ExportJob < ApplicationJob
  queue_as :default

  def perform(name, format: 'csv')
    system("export #{name}") # want RBN201
    system("export --format #{format}") # want RBN201
    return unless %w[csv json].include?(format)

    system("export --format #{format}")
  end
end

# ApplicationJob is in another part of this application.
module Reports
  class Job < ::ApplicationJob
    def perform(name)
      system("report #{name}") # want RBN201
    end
  end
end

class ResqueJob
  @queue = :exports

  def self.perform(name, options = {})
    system("export #{name}") # want RBN201
    system("export #{options['format']}") # want RBN201
  end

  def perform(name)
    system("export #{name}")
  end
end

class NoQueue
  def self.perform(name)
    system("export #{name}")
  end
end

class MessageWorker
  include Shoryuken::Worker

  def perform(_sqs_msg, body)
    system("handle #{body}") # want RBN201
  end
end

class LineWorker
  include Sneakers::Worker

  def work(msg)
    system("handle #{msg}") # want RBN201
    ack!
  end
end

# Just a class with a method of that name.
class Play
  def perform(name)
    system("play #{name}")
  end
end

# A record is put into the queue by its name and comes out as what it is.
class RecordJob < ActiveJob::Base
  def perform(paper, name)
    Rails.logger.info("packing #{name}")
    system("tar c #{paper.folder}")
    File.read(paper.folder)
    system("tar c #{name.strip}") # want RBN201
    system("tar c #{paper}") # want RBN201
  end
end
